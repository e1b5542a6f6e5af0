using Postfix.Ipc;

namespace Postfix.Tests.Ipc;

public sealed class TriggerTests
{
    [Fact]
    public void A_service_that_cannot_be_looked_up_is_told()
    {
        RecordedLog log = new();
        string path = "/" + new string('x', 300);
        Assert.False(Trigger.TrySend(path, "W", TimeSpan.FromSeconds(1), log.Log));
        Assert.Equal([$"warning: unable to look up {path}: File name too long"], log.Lines);
    }

    [Fact]
    public void A_service_that_does_not_exist_is_told()
    {
        RecordedLog log = new();
        Assert.False(Trigger.TrySend("/nonexistent/pickup", "W", TimeSpan.FromSeconds(1), log.Log));
        Assert.Equal(["warning: unable to look up /nonexistent/pickup: No such file or directory"], log.Lines);
    }
}
