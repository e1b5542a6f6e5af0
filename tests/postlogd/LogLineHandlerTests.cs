using Postfix.Logging;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Postlogd;

public sealed class LogLineHandlerTests
{
    private const string Line = "Nov  1 07:08:09 mail postfix/smtpd[123]: warning: text";

    private readonly RecordedLog _syslog = new();
    private readonly RecordedLog _own = new();

    [Fact]
    public void A_line_goes_to_the_file()
    {
        using TemporaryDirectory directory = new();
        using LogFile file = new(FileSystem.Open(directory / "log", OpenFlags.Create | OpenFlags.WriteOnly, 0x180));

        Handle(file, 2);

        Assert.Equal($"{Line}\n{Line}\n", File.ReadAllText(directory / "log"));
        Assert.Empty(_syslog.Lines);
    }

    [Fact]
    public void What_the_file_does_not_take_goes_to_syslog_and_the_reason_is_said_once()
    {
        using LogFile file = new(FileSystem.Open("/dev/full", OpenFlags.WriteOnly));

        Handle(file, 3);

        Assert.Equal([Line, Line, Line], _syslog.Lines);
        Assert.Equal(["warning: write /dev/full: No space left on device -- lines go to syslog"], _own.Lines);
    }

    [Fact]
    public void Without_a_file_lines_go_to_syslog()
    {
        Handle(null, 1);

        Assert.Equal([Line], _syslog.Lines);
        Assert.Empty(_own.Lines);
    }

    private void Handle(LogFile? file, int count)
    {
        LogLineHandler handler = new(file, _syslog, _own.Log);
        for (int i = 0; i < count; i++)
            handler.Handle(global::System.Text.Encoding.Latin1.GetBytes(Line));
    }
}
