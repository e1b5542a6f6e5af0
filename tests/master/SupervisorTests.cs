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
        _options = MasterOptions.Parse(["master", "-c", _directory.Path], isInit: false, _ => { });
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
    [InlineData("127.0.0.1:TAKEN inet n - n - - smtpd", "", "error: bind 127.0.0.1 port TAKEN: Address already in use ")]
    [InlineData("127.0.0.1:nowhere inet n - n - - smtpd", "", "error: 127.0.0.1:nowhere: Servname not supported for ai_socktype ")]
    [InlineData("x unix n - n - - smtpd", "", "error: bind: public/x: No such file or directory ")]
    [InlineData("x fifo n - n - - pickup", "", "error: fifo_listen: create fifo public/x: No such file or directory ")]
    [InlineData("other unix - - n - x smtp", "", "field \"max_proc\": bad value: \"x\"")]
    [InlineData("", "syslog_facility = nonsense", "/main.cf: parameter syslog_facility: unrecognized value: nonsense")]
    [InlineData("", "maillog_file = /etc/passwd", "does not match any prefix in maillog_file_prefixes")]
    public void A_reload_that_fails_changes_nothing(string entry, string setting, string reason)
    {
        using Socket other = Listen();
        Start("first unix - - n - - smtp\nsecond unix - - n - - smtp\n");

        Reload($"second unix - - n - 7 smtp\nthird unix - - n - - smtp\n{entry.Replace("TAKEN", $"{PortOf(other)}", StringComparison.Ordinal)}\n", setting);

        Assert.EndsWith("-- keeping the previous configuration", _lines.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(reason.Replace("TAKEN", $"{PortOf(other)}", StringComparison.Ordinal), _lines.Lines[^1], StringComparison.Ordinal);
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

    [Fact]
    public void A_port_can_be_had_at_all_addresses_and_at_one_of_them_by_another_service()
    {
        int port;
        using (Socket other = Listen())
            port = PortOf(other);

        Start($"{port} inet n - n - - smtpd\n127.0.0.1:{port} inet n - n - - smtpd\nlocalhost:{port} inet n - n - - smtpd\n");

        using Socket client = new(SocketType.Stream, ProtocolType.Tcp);
        client.Connect(IPAddress.Loopback, port);
    }

    [Fact]
    public void Of_two_entries_for_one_service_the_former_is_named_as_it_was_written()
    {
        Write("smtp inet n - n - - smtpd\n00025 inet n - n - - smtpd\n25 inet n - n - - smtpd\n", "");
        MasterConfiguration.Load(Settings.Load(_directory.Path), _options, _log);

        const string Text = "warning: duplicate master.cf entry for service \"{0}\" (25) -- using the last entry";
        Assert.Equal([string.Format(Text, "smtp"), string.Format(Text, "00025")], _lines.Lines);
    }

    [Fact]
    public void Without_a_network_protocol_there_are_no_ports()
    {
        Start("25 inet n - n - - smtpd\nx unix - - n - - smtp\n", "inet_protocols =");

        Assert.Equal(
            ["warning: all network protocols are disabled (inet_protocols = )", "warning: disabling all type \"inet\" services in master.cf"],
            _lines.Lines);
        Assert.True(CanConnect("x"));
    }

    private void Start(string masterCf, string setting = "")
    {
        Write(masterCf, setting);
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
