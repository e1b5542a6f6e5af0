using System.Net;
using System.Net.Sockets;
using Postfix.Config;
using Postfix.Events;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Master;

public sealed class SupervisorTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _lines = new();
    private readonly EventLoop _loop = new(TimeProvider.System);
    private readonly ChildProcesses _processes;
    private readonly MasterLog _log;
    private readonly MasterOptions _options;
    private readonly Supervisor _supervisor;

    public SupervisorTests()
    {
        Directory.CreateDirectory(_directory / "private");
        FileSystem.ChangeDirectory(_directory.Path); // as master does, for whom paths of sockets are relative to the queue directory
        _log = new MasterLog(_lines.Log);
        _options = MasterOptions.Parse(["master", "-c", _directory.Path], isInit: false);
        _processes = new ChildProcesses(_loop, Pipes.Create());
        MasterRuntime runtime = new(_loop, TimeProvider.System, _log, _processes, _ => { });
        UserEntry self = new("", Credentials.EffectiveUid, Credentials.EffectiveGid, "", "", "");
        _supervisor = new Supervisor(runtime, _processes, new ListenerFactory(self), _options);
    }

    public void Dispose()
    {
        FileSystem.ChangeDirectory(AppContext.BaseDirectory);
        _loop.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1:TAKEN inet n - n - - smtpd", "", "Address already in use")]
    [InlineData("x unix n - n - - smtpd", "", "No such file or directory")]
    [InlineData("other unix - - n - 1x smtp", "", "field \"max_proc\": bad value: \"1x\"")]
    [InlineData("", "syslog_facility = nonsense", "/main.cf: parameter syslog_facility: unrecognized value: nonsense")]
    [InlineData("", "maillog_file = /etc/passwd", "does not match any prefix in maillog_file_prefixes")]
    public void A_reload_that_fails_changes_nothing(string entry, string setting, string reason)
    {
        using Socket other = Listen();
        Start("first unix - - n - - smtp\nsecond unix - - n - - smtp\n");

        Reload($"second unix - - n - 7 smtp\nthird unix - - n - - smtp\n{entry.Replace("TAKEN", $"{PortOf(other)}", StringComparison.Ordinal)}\n", setting);

        Assert.EndsWith("-- keeping the previous configuration", _lines.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(reason, _lines.Lines[^1], StringComparison.Ordinal);
        Assert.True(CanConnect("first"));
        Assert.True(CanConnect("second"));
    }

    [Fact]
    public void A_reload_that_failed_leaves_no_port_behind_and_succeeds_later()
    {
        int port;
        using (Socket other = Listen())
        {
            port = PortOf(other);
            Start("first unix - - n - - smtp\n");
            Reload($"127.0.0.2:{port} inet n - n - - smtpd\n127.0.0.1:{port} inet n - n - - smtpd\n");
            Assert.EndsWith("-- keeping the previous configuration", _lines.Lines[^1], StringComparison.Ordinal);
        }

        Reload($"127.0.0.2:{port} inet n - n - - smtpd\n127.0.0.1:{port} inet n - n - - smtpd\n");

        Assert.False(CanConnect("first"));
        using Socket client = new(SocketType.Stream, ProtocolType.Tcp);
        client.Connect(IPAddress.Loopback, port);
    }

    private void Start(string masterCf)
    {
        Write(masterCf, "");
        _supervisor.Start(MasterConfiguration.Load(Settings.Load(_directory.Path), _options, _log));
    }

    private void Reload(string masterCf, string setting = "")
    {
        Write(masterCf, setting);
        _supervisor.Reload();
    }

    private void Write(string masterCf, string setting)
    {
        _directory.Write("main.cf", $"compatibility_level = 3.11\nmyhostname = mail.example.test\nqueue_directory = {_directory.Path}\n{setting}\n");
        _directory.Write("master.cf", masterCf);
    }

    private static Socket Listen()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private static bool CanConnect(string service)
    {
        try
        {
            Sockets.ConnectUnix($"private/{service}", TimeSpan.FromSeconds(5)).Dispose();
            return true;
        }
        catch (PosixException)
        {
            return false;
        }
    }
}
