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
        using PostlogTarget target = new(path, "host", new LinePrefix("postfix/master"), fallback) { NeverWaits = true };
        Log log = new(0, target);

        for (int line = 0; line < 1000; line++)
            log.Info($"line {line}");

        Assert.NotEmpty(fallback.Lines);
        Assert.EndsWith("line 999", fallback.Lines[^1], StringComparison.Ordinal);
    }
}
