using Postfix.Config;
using Postfix.Events;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Master;

public sealed class ServiceTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualClock _clock = new();
    private readonly EventLoop _loop;
    private readonly RecordedLog _lines = new();
    private readonly FakeProcesses _processes = new();
    private readonly MasterRuntime _runtime;
    private readonly List<FileDescriptor> _clients = [];
    private int _wakeups;

    public ServiceTests()
    {
        _loop = new EventLoop(_clock);
        _runtime = new MasterRuntime(_loop, _clock, new MasterLog(_lines.Log), _processes, _ => _wakeups++);
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _loop.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_process_is_started_when_a_client_comes_and_not_before()
    {
        Start(Plan());
        Run();
        Assert.Empty(_processes.Starts);
        Connect();
        Run();
        Run();
        Assert.Single(_processes.Starts);
    }

    [Fact]
    public void A_second_process_is_started_when_the_first_is_busy_and_none_beyond_the_limit()
    {
        Start(Plan() with { ClientLimit = 2 });
        Connect();
        Run();
        Report(0, 0);
        Assert.Equal(2, _processes.Starts.Count);
        Report(1, 0);
        Assert.Equal(2, _processes.Starts.Count);
        Report(0, 1);
        _processes.End(_processes.Running[1], 0);
        Run();
        Assert.Equal(2, _processes.Starts.Count);
    }

    [Fact]
    public void A_packed_process_is_told_how_many_clients_it_may_have()
    {
        Start(Plan() with { ClientLimit = 30, ClientsPerProcess = 20 });
        Connect();
        Run();
        Assert.Equal(20, _processes.Starts[0].Capacity);
        Report(0, -20);
        Report(0, 0);
        Assert.Equal(10, _processes.Starts[1].Capacity);
    }

    [Fact]
    public void Reports_of_another_generation_are_ignored()
    {
        Start(Plan());
        Connect();
        Run();
        _processes.Report(_processes.Running[0], 0, generation: 77);
        Run();
        Assert.Single(_processes.Starts);
        Assert.Equal(["ignoring status update from child pid 1001 generation 77"], _lines.Lines);
    }

    [Fact]
    public void A_program_that_cannot_serve_its_first_client_is_throttled()
    {
        Start(Plan());
        Connect();
        Run();
        _processes.End(_processes.Running[0], 1 << 8);
        Run();
        Assert.Single(_processes.Starts);
        Assert.Equal(
            ["warning: process /sbin/smtpd pid 1001 exit status 1", "warning: /sbin/smtpd: bad command startup -- throttling"],
            _lines.Lines);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Run();
        Run();
        Assert.Equal(2, _processes.Starts.Count);
    }

    [Fact]
    public void A_program_that_served_clients_and_was_killed_is_started_again_at_once()
    {
        Start(Plan());
        Connect();
        Run();
        Report(0, 0);
        Report(0, 1);
        foreach (Child child in _processes.Running.ToArray())
        {
            child.HasServed = true;
            _processes.End(child, 9);
        }
        Run();
        Assert.Contains("warning: process /sbin/smtpd pid 1001 killed by signal 9", _lines.Lines);
        Assert.Equal(3, _processes.Starts.Count);
    }

    [Fact]
    public void A_program_that_does_not_exist_is_throttled()
    {
        _processes.Failure = Errno.ENOENT;
        Start(Plan());
        Connect();
        Run();
        Run();
        Assert.Equal(
            ["warning: master_spawn: exec /sbin/smtpd: No such file or directory", "warning: /sbin/smtpd: bad command startup -- throttling"],
            _lines.Lines);
    }

    [Fact]
    public void A_service_at_its_limit_is_under_stress_for_a_while()
    {
        Start(Plan() with { ClientLimit = 2, AdaptsToStress = true });
        Connect();
        Run();
        Assert.False(_processes.Starts[0].IsUnderStress);
        Report(0, 0);
        Assert.True(_processes.Starts[1].IsUnderStress);
        Assert.Equal(["smtpd", "-t", "inet", "-o", "stress=yes"], Arguments(1));
        Assert.Empty(_lines.Lines);
        Report(1, 0);
        Assert.Equal(
            "warning: service \"smtp\" (25) has reached its process limit \"2\": new clients may experience noticeable delays",
            _lines.Lines[0]);
        Assert.Equal(3, _lines.Lines.Count);
        _clock.Advance(TimeSpan.FromSeconds(1001));
        _processes.End(_processes.Running[1], 0);
        _processes.End(_processes.Running[0], 0);
        Run();
        Assert.Equal(["smtpd", "-t", "inet", "-o", "stress="], Arguments(2));
    }

    [Fact]
    public void Stress_makes_the_present_processes_leave()
    {
        Start(Plan() with { ClientLimit = 2, AdaptsToStress = true });
        Connect();
        Run();
        FileDescriptor channel = _processes.Channel(_processes.Running[0]);
        Assert.False(channel.WaitReadable(TimeSpan.Zero));
        Report(0, 0);
        Assert.Equal(0, channel.Read(new byte[1]));
    }

    [Fact]
    public void A_reload_cuts_the_channel_of_a_process_with_one_client()
    {
        Service service = Start(Plan());
        Connect();
        Run();
        service.Reload(Plan());
        Assert.Throws<PosixException>(() => _processes.Report(_processes.Running[0], 1));
    }

    [Fact]
    public void A_reload_makes_processes_leave_and_lets_them_report()
    {
        Service service = Start(Plan() with { ClientLimit = 20, ClientsPerProcess = 20 });
        Connect();
        Run();
        Report(0, -20);
        service.Reload(Plan() with { ClientLimit = 20, ClientsPerProcess = 20, Program = "/sbin/new" });
        Assert.Equal(0, _processes.Channel(_processes.Running[0]).Read(new byte[1]));
        Run();
        Assert.Single(_processes.Starts);
        Report(0, ChildReport.Leaving + 5);
        Assert.Equal((15, "/sbin/new"), (_processes.Starts[1].Capacity, _processes.Starts[1].Plan.Program));
    }

    [Fact]
    public void A_stopped_service_ends_its_processes_in_silence()
    {
        Service service = Start(Plan());
        Connect();
        Run();
        service.Stop();
        Assert.Equal(_processes.Running, _processes.Terminated);
        _processes.End(_processes.Running[0], (int)Signal.SIGTERM);
        Run();
        Assert.Empty(_lines.Lines);
        Assert.Single(_processes.Starts);
    }

    [Fact]
    public void Wake_ups_come_at_once_and_then_regularly()
    {
        Start(Plan() with { WakeupInterval = TimeSpan.FromSeconds(60) });
        Run();
        Assert.Equal(1, _wakeups);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Run();
        Assert.Equal(1, _wakeups);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Run();
        Assert.Equal(2, _wakeups);
    }

    [Fact]
    public void A_conditional_wake_up_waits_for_the_first_client()
    {
        Start(Plan() with { WakeupInterval = TimeSpan.FromSeconds(60), WakeupOnlyWhenUsed = true });
        _clock.Advance(TimeSpan.FromSeconds(100));
        Run();
        Assert.Equal(0, _wakeups);
        Connect();
        Run();
        Run();
        Assert.Equal(1, _wakeups);
    }

    private static ServicePlan Plan() => new()
    {
        Name = "smtp",
        Address = "25",
        Type = ServiceType.Inet,
        Backlog = 10,
        Program = "/sbin/smtpd",
        Arguments = ["smtpd", "-t", "inet"],
        ClientLimit = 100,
        ThrottleTime = TimeSpan.FromSeconds(60),
    };

    private Service Start(ServicePlan plan)
    {
        FileDescriptor listener = Sockets.ListenUnix(_directory / "socket", 10);
        listener.SetNonBlocking(true);
        return new Service(plan, [listener], _runtime);
    }

    private void Connect() => _clients.Add(Sockets.ConnectUnix(_directory / "socket", TimeSpan.FromSeconds(5)));

    private void Report(int child, int availability)
    {
        _processes.Report(_processes.Running[child], availability);
        Run();
        Run();
    }

    private IReadOnlyList<string> Arguments(int start)
    {
        ChildStart item = _processes.Starts[start];
        return item.Plan.ArgumentsFor(item.IsUnderStress, item.Listeners.Count);
    }

    private void Run() => _loop.RunOnce(TimeSpan.Zero);
}
