using Postfix.Config;
using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>socketmap:inet:host:port:name and socketmap:unix:path:name ask a server (socketmap_table(5)).</summary>
internal sealed class SocketmapTable : ILookupTable
{
    public static readonly TableType Type = new("socketmap", Open);

    private const int MaxKeyShown = 100;
    private const int MaxReasonShown = 200;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(100);

    private readonly TableServer _server;
    private readonly string _map;
    private readonly string _label;
    private readonly Action<string> _warn;
    private readonly int _maxQuery;
    private readonly int _maxReply;

    private SocketmapTable(TableRequest request, TableServer server, string map)
    {
        _server = server;
        _map = map;
        _label = request.Spec.ToString();
        _warn = request.Context.Log.Warning;
        _maxQuery = request.Context.Settings[TableParameters.SocketmapMaxQuerySize];
        _maxReply = request.Context.Settings[TableParameters.SocketmapMaxReplySize];
    }

    // The server may know more than equality.
    public TableFlags Traits => TableFlags.PatternKeys;

    public TableOwner Owner => TableOwner.Unknown;

    public LookupResult Find(string key)
    {
        if (key.Length > _maxQuery)
        {
            _warn($"table {_label} query too large: '{key[..Math.Min(key.Length, MaxKeyShown)]}', returning 'not found'");
            return LookupResult.NotFound;
        }
        try
        {
            return Understand(ByteText.FromBytes(Ask(ByteText.ToBytes($"{_map} {key}"))));
        }
        catch (Exception error) when (error is IOException or TimeoutException or FormatException)
        {
            (string problem, string? reason) = Explain(error);
            _warn($"table {_label} lookup error: {problem}");
            return LookupResult.Failed(reason);
        }
    }

    public bool HasChanged() => false;

    public void Dispose() => _server.Dispose();

    private static SocketmapTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        if (request.Has(TableFlags.NoUnauthenticated))
            throw new TableException($"{request.Spec} map is not allowed for security-sensitive data");
        int colon = request.Name.LastIndexOf(':');
        if (colon < 0)
            throw new TableException($"{Type.Name} requires server:socketmap argument");
        try
        {
            NetworkAddress address = NetworkAddress.Parse(request.Name[..colon]);
            return new SocketmapTable(request, NewServer(address, request.Context), request.Name[(colon + 1)..]);
        }
        catch (FormatException error)
        {
            throw new TableException(error.Message, error);
        }
    }

    // A server that was moved is found again, however busy the table is.
    private static TableServer NewServer(NetworkAddress address, TableContext context) =>
        new(address, s_timeout, context) { IdleLimit = TimeSpan.FromSeconds(10), AgeLimit = TimeSpan.FromSeconds(100) };

    private byte[] Ask(byte[] query)
    {
        while (true)
        {
            TableConnection connection = _server.TakeOrWarn();
            bool isUsed = connection.LastUse is not null;
            bool isDone = false;
            try
            {
                Netstrings.Write(connection.Channel, query);
                byte[]? reply = Netstrings.Read(connection.Channel, _maxReply);
                isDone = reply is not null;
                if (isDone)
                    _server.Keep(connection);
                if (reply is not null)
                    return reply;
            }
            catch (PosixException) when (isUsed)
            {
                continue; // the server was restarted: a fresh connection decides
            }
            finally
            {
                if (!isDone)
                    connection.Dispose();
            }
            if (!isUsed)
                throw new EndOfStreamException("unexpected disconnect");
        }
    }

    private static (string Problem, string? Reason) Explain(Exception error) => error switch
    {
        FormatException => (error.Message, null),
        ChannelOverflowException => ("input exceeds size limit", TableReasons.TooLarge),
        TimeoutException => ("time limit exceeded", TableReasons.Of(error)),
        EndOfStreamException => (error.Message, TableReasons.Pending),
        _ => (TableReasons.Of(error), TableReasons.Of(error)),
    };

    private LookupResult Understand(string reply)
    {
        int space = reply.IndexOf(' ', StringComparison.Ordinal);
        string status = space < 0 ? reply : reply[..space];
        string rest = space < 0 ? "" : reply[(space + 1)..];
        return status switch
        {
            "OK" => LookupResult.Found(rest),
            "NOTFOUND" => LookupResult.NotFound,
            "TEMP" => Fail("temporary", rest, LookupResult.Failed(TableReasons.Pending)),
            "TIMEOUT" => Fail("timeout", rest, LookupResult.Failed(TableReasons.Pending)),
            "PERM" => Fail("permanent", rest, LookupResult.Failed(LookupError.Configuration)),
            _ => Fail("unknown", rest, LookupResult.Failed(TableReasons.Pending)),
        };
    }

    private LookupResult Fail(string kind, string reason, LookupResult result)
    {
        reason = ByteText.Printable(ByteText.TrimStart(reason), '?');
        reason = reason.Length > MaxReasonShown ? reason[..MaxReasonShown] : reason;
        _warn($"{_label} socketmap server {kind} error{(reason.Length > 0 ? ": " : "")}{reason}");
        return result;
    }
}
