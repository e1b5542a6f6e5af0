using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Proxymap;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Tests.Proxymap;

/// <summary>The service behind a socket, on a thread for each client, and a client's view of it.</summary>
internal sealed class ProxymapService : IDisposable
{
    private readonly RecordedLog _log = new();
    private readonly FileDescriptor _listener;
    private readonly TableSet _served;
    private readonly ServicePool _pool;
    private readonly IRequestHandler[] _handlers;

    public ProxymapService(string approved, bool isWriter)
    {
        Settings settings = Settings.FromValues(("smtputf8_enable", "yes"));
        _served = new TableSet(new TableContext(settings, _log.Log) { WhenUnavailable = UnavailableTables.Substitute });
        ProxiedTables tables = new(ApprovedTables.Parse(approved, "proxy_read_maps", _log.Log), "proxy_read_maps", isWriter, _served);
        _handlers =
        [
            new OpenRequest(tables), new LookupRequest(tables), new UpdateRequest(tables), new DeleteRequest(tables), new SequenceRequest(tables),
        ];
        FileSystem.MakeDirectory(Directory / "private", 0x1C0);
        _listener = Sockets.ListenUnix(Directory / "private/proxymap", 5);
        new Thread(Accept) { IsBackground = true }.Start();

        ServiceAddress address = new(ServiceClass.Private, "proxymap") { Root = Directory.Path + "/" };
        TimeSpan limit = TimeSpan.FromSeconds(10);
        _pool = new ServicePool(address, Announcement.Proxymap, new ServicePoolLimits(limit, limit, limit), _log.Log, TimeProvider.System);
        ProxymapClient client = new(_pool, "proxymap", _pool, "proxymap");
        Tables = new TableSet(new TableContext(settings, _log.Log) { Proxy = client });
    }

    public TemporaryDirectory Directory { get; } = new();

    /// <summary>The tables of the client.</summary>
    public TableSet Tables { get; }

    public IReadOnlyList<string> LogLines => _log.Lines;

    public void Dispose()
    {
        Tables.Dispose();
        _pool.Dispose();
        _listener.Dispose();
        _served.Dispose();
        Directory.Dispose();
    }

    private void Accept()
    {
        while (!_listener.IsClosed && Sockets.Accept(_listener) is { } socket)
            new Thread(() => Serve(socket)) { IsBackground = true }.Start();
    }

    private void Serve(FileDescriptor socket)
    {
        using Channel channel = new(socket, "client");
        AttributeReader reader = new(channel);
        AttributeWriter writer = new(channel);
        Announcement.Write(writer, Announcement.Proxymap);
        RequestHandlers handlers = new(_handlers);
        while (!reader.AtEnd())
        {
            handlers.Find(reader.ReadString("request"))!.Handle(reader, writer);
            writer.End();
            writer.Flush();
        }
    }
}
