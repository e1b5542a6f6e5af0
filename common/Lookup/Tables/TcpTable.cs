using System.Globalization;
using System.Text;
using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>tcp:host:port asks a server with the protocol of tcp_table(5): "get key", answered by a code and a value.</summary>
internal sealed class TcpTable : ILookupTable
{
    public static readonly TableType Type = new("tcp", Open);

    private const int Attempts = 10;
    // With its end of line.
    private const int MaxReplyLength = 4096;
    private const int MaxReplyShown = 100;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly TableServer _server;
    private readonly string _name;
    private readonly Action<string> _warn;

    private TcpTable(TableRequest request, TableServer server)
    {
        _server = server;
        _name = request.Name;
        _warn = request.Context.Log.Warning;
    }

    // The server may know more than equality.
    public TableFlags Traits => TableFlags.PatternKeys;

    public TableOwner Owner => TableOwner.Unknown;

    public LookupResult Find(string key)
    {
        string request = $"get {Quote(key)}\n";
        for (int attempt = 1; ; attempt++)
        {
            if (TryAsk(request, out string? failure) is { } result)
                return result;
            if (attempt == Attempts)
                return LookupResult.Failed(failure);
            Thread.Sleep(s_pause);
        }
    }

    public bool HasChanged() => false;

    public void Dispose() => _server.Dispose();

    private static TcpTable Open(TableRequest request)
    {
        if (request.Has(TableFlags.NoUnauthenticated))
            throw new TableException($"{request.Spec} map is not allowed for security sensitive data");
        request.RequireReadOnly();
        try
        {
            return new TcpTable(request, new TableServer(NetworkAddress.ParseInet(request.Name), s_timeout, request.Context));
        }
        catch (FormatException error)
        {
            throw new TableException(error.Message, error);
        }
    }

    // Null when the server could not be talked to, for the reason given.
    private LookupResult? TryAsk(string request, out string? failure)
    {
        failure = null;
        TableConnection connection;
        try
        {
            connection = _server.Take();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            failure = TableReasons.Of(error);
            _warn($"connect to TCP map {_name}: {failure}");
            return null;
        }
        bool isKept = false;
        try
        {
            Channel channel = connection.Channel;
            channel.Write(request);
            int length = channel.FindDelimiter((byte)'\n', MaxReplyLength - 1);
            if (length < 0)
                throw new EndOfStreamException("unexpected EOF");
            string reply = ByteText.FromBytes(channel.Buffered[..length]);
            channel.Consume(length + 1);
            LookupResult result = Understand(reply);
            isKept = !result.IsFailed;
            if (isKept)
                _server.Keep(connection);
            return result;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            (string problem, failure) = Explain(error);
            _warn($"read TCP map reply from {_name}: {problem}");
            return null;
        }
        finally
        {
            if (!isKept)
                connection.Dispose();
        }
    }

    private static (string Problem, string Reason) Explain(Exception error) => error switch
    {
        ChannelOverflowException => ($"text longer than {MaxReplyLength}", TableReasons.TooLarge),
        EndOfStreamException => (error.Message, TableReasons.Pending),
        _ => ($"unexpected EOF ({TableReasons.Of(error)})", TableReasons.Of(error)),
    };

    private LookupResult Understand(string reply)
    {
        bool isWellFormed = reply is [(>= '0' and <= '9'), (>= '0' and <= '9'), (>= '0' and <= '9'), (' ' or '\t' or '\r'), ..];
        if (!isWellFormed || Unquote(reply.AsSpan(4)) is not { } value)
            return Refuse("malformed reply", reply);
        return reply[0] switch
        {
            '2' => LookupResult.Found(value),
            '4' => LookupResult.Failed(TableReasons.Pending),
            '5' => LookupResult.NotFound,
            _ => Refuse("bad status code", reply),
        };
    }

    private LookupResult Refuse(string what, string reply)
    {
        string shown = ByteText.Printable(reply, '_');
        _warn($"read TCP map reply from {_name}: {what}: {(shown.Length > MaxReplyShown ? shown[..MaxReplyShown] : shown)}");
        return LookupResult.Failed(TableReasons.Pending);
    }

    private static string Quote(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains('%', StringComparison.Ordinal))
            return text;
        StringBuilder quoted = new();
        foreach (char letter in text)
        {
            if (letter is > ' ' and <= '~' and not '%')
                quoted.Append(letter);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}");
        }
        return quoted.ToString();
    }

    private static string? Unquote(ReadOnlySpan<char> text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                plain.Append(text[i]);
                continue;
            }
            if (i + 2 >= text.Length
                || !byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
                return null;
            plain.Append((char)value);
            i += 2;
        }
        return plain.ToString();
    }
}
