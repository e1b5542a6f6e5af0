using System.Globalization;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Lookup.Interop;
using Postfix.Net;

namespace Postfix.Lookup.Tables;

/// <summary>redis:/file and redis:name give a command to Redis servers; a command "GET name" makes the table a cache that can be written (redis_table(5)).</summary>
internal sealed class RedisTable : IWritableTable
{
    public static readonly TableType Type = new("redis", Open) { FileSuffix = "" };

    private const string UsualPort = "6379";

    private readonly string _label;
    private readonly Action<string> _warn;
    private readonly RedisQuery _query;
    private readonly DatabaseKeys _keys;
    private readonly DatabaseSearch _search;
    private readonly int _secondsToLive;
    private readonly ServerPool<RedisConnection> _servers;

    private RedisTable(TableRequest request, TableConfiguration configuration, IEnumerable<Func<RedisConnection>> servers)
    {
        _label = request.Spec.ToString();
        _warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        _query = new RedisQuery(configuration.Text("query", "GET %s"), request.Name);
        if (request.Access != TableAccess.Read && !_query.NamesEntry)
            throw new TableException($"{_label}: updates need a query of the form \"GET name\"");
        ResultFormat format = ResultFormat.Read(request, configuration);
        _keys = new DatabaseKeys(request, configuration, [.. _query.Templates, format.Template]);
        _search = new DatabaseSearch(_keys, format, $"{_label}: Expansion limit exceeded for key: ", TableReasons.Pending, _warn);
        _secondsToLive = configuration.Number("ttl", 3600, min: 0);
        _servers = new ServerPool<RedisConnection>(servers, ServerTiming.Read(configuration), _warn);
    }

    public TableFlags Traits => TableFlags.FixedKeys | TableFlags.MultiWriter;

    public TableOwner Owner { get; }

    public LookupResult Find(string key) => _search.Find(key, Ask);

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        if (EntryName(key, "update") is not { } name)
            return PutOutcome.Stored;
        RedisReply? reply = _secondsToLive > 0
            ? Ask("SET", name, value, "EX", _secondsToLive.ToString(CultureInfo.InvariantCulture))
            : Ask("SET", name, value);
        return reply is not null ? PutOutcome.Stored : throw new TableException($"{_label}: cannot update the entry of {key}");
    }

    public bool Delete(string key)
    {
        if (EntryName(key, "delete") is not { } name)
            return false;
        return Ask("DEL", name) is { } reply ? reply.Values.Any() : throw new TableException($"{_label}: cannot delete the entry of {key}");
    }

    // How durable updates are is up to the server.
    public void Commit() { }

    // The server is asked each time.
    public bool HasChanged() => false;

    public void Dispose() => _servers.Dispose();

    private static RedisTable Open(TableRequest request)
    {
        HiredisLibrary library = HiredisLibrary.Load();
        TableConfiguration configuration = TableConfiguration.Read(request);
        RedisLogin login = new(
            configuration.Text("user"), configuration.Text("password"), configuration.Number("dbnum", 0, min: 0), configuration.Seconds("timeout", 10, min: 0),
            ReadEncryption(request, configuration));
        TcpPorts ports = new(request.Context.Settings[MailParameters.KnownTcpPorts]);
        string label = request.Spec.ToString();
        IEnumerable<DatabaseHost> hosts =
            DatabaseHost.InTryingOrder(DatabaseHost.ReadList(configuration).Select(DatabaseHost.Parse), host => host.Path.Length > 0 ? 0 : 1);
        return new RedisTable(request, configuration, hosts.Select(host =>
        {
            NetworkAddress address = new(host.Path, host.Name, host.Port.Length > 0 ? host.Port : UsualPort);
            return (Func<RedisConnection>)(() => RedisConnection.Open(
                library, label, host, () => address.Connect(host.Text, login.Timeout, request.Context.FindHost, ports), login));
        }));
    }

    // Certificates that nobody looks at would be a mistake that nobody sees.
    private static Action<Channel, string>? ReadEncryption(TableRequest request, TableConfiguration configuration)
    {
        TableEncryption encryption = new(
            configuration.Text("tls_CAfile"), configuration.Text("tls_CApath"), configuration.Text("tls_cert_file"),
            configuration.Text("tls_key_file", configuration.Text("tls_cert_file")), configuration.Flag("tls_verify_cert", false));
        bool isRequired = configuration.Flag("require_tls", false);
        if (!isRequired && encryption != new TableEncryption("", "", "", "", VerifiesName: false))
            throw new TableException($"{request.Spec}: tls parameters need require_tls = yes");
        if (encryption is { VerifiesName: true, AuthorityFile: "", AuthorityDirectory: "" })
            throw new TableException($"{request.Spec}: tls_verify_cert needs tls_CAfile or tls_CApath");
        if (!isRequired)
            return null;
        return request.Context.Encrypt is { } encrypt
            ? encrypt(encryption)
            : throw new TableException($"{request.Spec}: TLS is not available here");
    }

    private bool Ask(AddressParts key, DatabaseValues values)
    {
        if (Ask(_query.Words(key)) is not { } reply)
            return false;
        foreach (string? value in reply.Values)
        {
            if (!values.Add(value))
                break;
        }
        return true;
    }

    private RedisReply? Ask(params string[] words)
    {
        RedisReply? reply = null;
        return _servers.TryAsk(connection => reply = connection.Run(words)) ? reply : null;
    }

    // An update that would be lost is not passed over in silence.
    private string? EntryName(string key, string operation)
    {
        AddressParts parts = new(key);
        if (_keys.Decline(parts) is not { } declined)
            return _query.EntryName(parts);
        if (declined.IsFailed)
            throw new TableException($"{_label}: cannot {operation} the entry of {key}");
        _warn($"{_label}: skipping {operation} for name \"{key}\"");
        return null;
    }
}
