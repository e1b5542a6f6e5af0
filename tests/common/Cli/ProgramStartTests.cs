using Postfix.Cli;
using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Tests.Cli;

public sealed class ProgramStartTests
{
    private readonly RecordedLog _log = new();
    private readonly Settings _settings = Settings.FromValues(("fork_attempts", "2"), ("fork_delay", "1s"));

    [Fact]
    public void A_system_without_room_for_a_process_is_asked_again()
    {
        int attempts = 0;

        int pid = new ProgramStart(_settings, _log.Log).Try("vi", () => ++attempts == 2 ? 4711 : throw Failure(Errno.EAGAIN));

        Assert.Equal(4711, pid);
        Assert.Equal(["warning: fork vi: Resource temporarily unavailable"], _log.Lines);
    }

    [Theory]
    [InlineData(Errno.ENOMEM, 2)]
    [InlineData(Errno.ENOENT, 1)]
    public void It_is_not_asked_for_ever(Errno errno, int expected)
    {
        int attempts = 0;

        Assert.Throws<PosixException>(() => new ProgramStart(_settings, _log.Log).Try("vi", () =>
        {
            attempts++;
            throw Failure(errno);
        }));

        Assert.Equal(expected, attempts);
    }

    private static PosixException Failure(Errno errno) => new(errno, "start", "vi");
}
