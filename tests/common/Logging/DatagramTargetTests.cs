using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Tests.Logging;

public sealed class DatagramTargetTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Who_must_not_wait_for_the_log_daemon_writes_elsewhere()
    {
        string path = _directory / "postlog";
        using FileDescriptor nobodyReads = Sockets.BindUnixDatagram(path);
        RecordedLog fallback = new();
        using PostlogTarget target = new(path, new MaillogPrefix("host", new LinePrefix("postfix/master")), fallback) { NeverWaits = true };
        Log log = new(0, target);

        for (int line = 0; line < 1000; line++)
            log.Info($"line {line}");

        Assert.NotEmpty(fallback.Lines);
        Assert.EndsWith("line 999", fallback.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_replaces_an_absent_log_daemon_is_open_before_the_first_line()
    {
        bool isOpen = false;
        FileTarget file = new(NewPrefix("postfix/postsuper"), () => { isOpen = true; return null; }, new RecordedLog());
        using PostlogTarget target = new(_directory / "none", NewPrefix("postfix/postsuper"), file);

        target.Prepare();

        Assert.True(isOpen);
    }

    private static PostlogTarget NewTarget(string path) => new(path, NewPrefix("postfix/master"), new RecordedLog());

    private static MaillogPrefix NewPrefix(string tag) => new("host", new LinePrefix(tag));

    [Fact]
    public void Drained_means_read_by_the_log_daemon()
    {
        string path = _directory / "postlog";
        using FileDescriptor daemon = Sockets.BindUnixDatagram(path);
        using PostlogTarget target = NewTarget(path);
        Log log = new(0, target);
        log.Info("one");
        log.Info("two");
        Thread reader = new(() =>
        {
            Thread.Sleep(50);
            byte[] line = new byte[1000];
            daemon.Read(line);
            daemon.Read(line);
        });
        reader.Start();

        log.Drain(TimeSpan.FromMinutes(1));

        Assert.False(daemon.WaitReadable(TimeSpan.Zero));
        reader.Join();
    }

    [Fact]
    public void Nobody_waits_for_ever_for_a_log_daemon_that_does_not_read()
    {
        string path = _directory / "postlog";
        using FileDescriptor nobodyReads = Sockets.BindUnixDatagram(path);
        using PostlogTarget target = NewTarget(path);
        Log log = new(0, target);
        log.Info("one");

        log.Drain(TimeSpan.FromMilliseconds(10));

        Assert.True(nobodyReads.WaitReadable(TimeSpan.Zero));
    }
}
