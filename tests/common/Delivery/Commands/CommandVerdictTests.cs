using Postfix.Delivery;
using Postfix.Delivery.Commands;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Tests.Delivery.Commands;

public sealed class CommandVerdictTests
{
    [Theory]
    [InlineData(1, "", "5.3.0", "Command died with status 1: \"cmd\"", "unknown mail system error 1")]
    [InlineData(1, "oops ", "5.3.0", "Command died with status 1: \"cmd\". Command output: oops ", "oops ")]
    [InlineData(67, "", "5.1.1", "user unknown", "user unknown")]
    [InlineData(67, "no such user ", "5.1.1", "user unknown. Command output: no such user ", "no such user ")]
    [InlineData(75, "", "4.3.0", "temporary failure", "temporary failure")]
    [InlineData(77, "4.7.1 come back", "4.7.1", "come back", "come back")]
    [InlineData(75, "5.2.2 full", "5.2.2", "full", "full")]
    public void Exit_status_and_output_make_the_delivery_status(int status, string output, string dsn, string reason, string diagnostic)
    {
        CommandResult result = CommandVerdict.Judge("cmd", new ExitReport(1, status << 8), output, default);

        Assert.Equal(new DsnDetail(dsn, reason) { DiagnosticType = "x-unix", DiagnosticText = diagnostic }, result.Problem);
    }

    [Fact]
    public void Signal_means_later()
    {
        CommandResult result = CommandVerdict.Judge("cmd", new ExitReport(1, 9), "", default);

        Assert.Equal(("4.3.0", "Command died with signal 9: \"cmd\""), (result.Problem!.Status, result.Problem.Reason));
    }

    [Fact]
    public void Command_that_succeeds_may_leave_the_message_unread()
    {
        CopyResult broken = new(new DsnDetail("5.3.0", "error writing message: Broken pipe"), Errno.EPIPE, false);

        Assert.Equal(default, CommandVerdict.Judge("cmd", new ExitReport(1, 0), "", broken));
    }

    [Fact]
    public void Command_that_succeeds_without_the_whole_message_failed()
    {
        CopyResult broken = new(new DsnDetail("5.3.0", "error reading message: Input/output error"), Errno.EIO, false);

        CommandResult result = CommandVerdict.Judge("cmd", new ExitReport(1, 0), "", broken);

        Assert.Equal("Command failed: error reading message: Input/output error: \"cmd\"", result.Problem!.Reason);
    }

    [Fact]
    public void Output_becomes_one_printable_line()
    {
        Assert.Equal("a b c_d", CommandVerdict.Readable("a\tb\nc\u0001d"));
    }
}
