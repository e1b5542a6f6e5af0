using System.Buffers.Binary;
using System.Text;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Tests.Server;

/// <summary>A service with one UNIX-domain socket and a test in the role of master.</summary>
internal sealed class ServiceBed : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();
    private readonly FileDescriptor _master;
    private readonly FileDescriptor _listener;

    public ServiceBed(int clientLimit, TimeProvider? time = null, params (string, string)[] settings)
        : this(clientLimit, new DaemonOptions(), time, settings)
    {
    }

    public ServiceBed(int clientLimit, DaemonOptions options, params (string, string)[] settings)
        : this(clientLimit, options, null, settings)
    {
    }

    private ServiceBed(int clientLimit, DaemonOptions options, TimeProvider? time, (string, string)[] settings)
    {
        (_master, FileDescriptor child) = Sockets.Pair();
        _master.SetNonBlocking(true);
        _listener = Sockets.ListenUnix(SocketPath, backlog: 100);
        _listener.SetNonBlocking(true);
        Settings mainCf = Settings.FromValues(settings);
        DaemonContext context = new(options, "test", mainCf, _log.Log, time ?? TimeProvider.System)
        {
            Tables = new TableSet(new TableContext(mainCf, _log.Log)),
            Services = new MailServices(mainCf, _log.Log, TimeProvider.System),
            ClientLimit = clientLimit,
        };
        Host = new ServiceHost(context, new DaemonTraits("test"), [_listener], new MasterChannel(child, generation: 1));
    }

    public ServiceHost Host { get; }

    public IReadOnlyList<string> LogLines => _log.Lines;

    private string SocketPath => Path.Combine(_directory.Path, "socket");

    /// <summary>A new client.</summary>
    public FileDescriptor Connect() => Sockets.ConnectUnix(SocketPath, TimeSpan.FromSeconds(5));

    /// <summary>The availabilities that master was told since the last call: 0 busy, 1 available, negative capacity, 2 + n leaving.</summary>
    public string Reports()
    {
        StringBuilder text = new();
        Span<byte> record = stackalloc byte[12];
        while (_master.TryRead(record) == record.Length)
            text.Append(BinaryPrimitives.ReadInt32LittleEndian(record[8..])).Append(' ');
        return text.ToString().TrimEnd();
    }

    /// <summary>What happens to the processes of a service at a reload.</summary>
    public void MasterCloses() => _master.Dispose();

    public void Dispose()
    {
        _master.Dispose();
        _listener.Dispose();
        _directory.Dispose();
    }
}
