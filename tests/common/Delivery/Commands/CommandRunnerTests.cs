using Postfix.Delivery;
using Postfix.Delivery.Commands;
using Postfix.Posix;

namespace Postfix.Tests.Delivery.Commands;

public sealed class CommandRunnerTests : IDisposable
{
    // Stands in for the program that changes the identity: it only drops its own arguments and the report pipe.
    private const string Helper = "#!/bin/sh\nexec 3>&-\nshift 3\nprogram=$1\nshift 2\nexec $program \"$@\"\n";

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Command_gets_the_message_and_its_environment()
    {
        CommandResult result = Run($"cat > {_directory / "out"}; echo $COLOR >> {_directory / "out"}", Helper);

        Assert.Equal(default, result);
        Assert.Equal("Return-Path: <s@x>\nDelivered-To: r@x\ntext\nred\n", File.ReadAllText(_directory / "out"));
    }

    [Fact]
    public void Output_of_a_failing_command_is_kept()
    {
        CommandResult result = Run("cat >/dev/null; echo first; echo second >&2; exit 65", Helper);

        Assert.Equal(("5.6.0", "data format error. Command output: first second "), (result.Problem!.Status, result.Problem.Reason));
    }

    [Fact]
    public void Command_that_talks_before_it_reads_does_not_block_us()
    {
        CommandResult result = Run("head -c 200000 /dev/zero 2>/dev/null; cat >/dev/null; exit 0", Helper);

        Assert.Equal(default, result);
    }

    [Fact]
    public void Command_that_takes_too_long_is_killed()
    {
        CommandResult result = Run("cat >/dev/null; sleep 60", Helper, TimeSpan.FromSeconds(0.3));

        Assert.Equal("5.3.0", result.Problem!.Status);
        Assert.StartsWith("Command time limit exceeded: \"cat >/dev/null; sleep 60\"", result.Problem.Reason, StringComparison.Ordinal);
        Assert.Equal(["warning: pipe_command_read: read time limit exceeded"], _log.Lines);
    }

    [Fact]
    public void What_a_command_said_before_its_time_was_up_is_kept()
    {
        CommandResult result = Run("cat >/dev/null; echo partial; sleep 60", Helper, TimeSpan.FromSeconds(1));

        Assert.Equal("Command time limit exceeded: \"cat >/dev/null; echo partial; sleep 60\". Command output: partial ", result.Problem!.Reason);
    }

    [Fact]
    public void Command_that_cannot_start_says_why()
    {
        CommandResult result = Run("true", "#!/bin/sh\nprintf 'execvp /no/such: No such file or directory' >&3\nexit 75\n");

        Assert.Equal("temporary failure. Command output: prog: fatal: execvp /no/such: No such file or directory ", result.Problem!.Reason);
        Assert.Equal(["fatal: execvp /no/such: No such file or directory"], _log.Lines);
    }

    private CommandResult Run(string text, string helper, TimeSpan? limit = null)
    {
        _directory.Write("helper", helper);
        FileSystem.ChangeMode(_directory / "helper", 0x1ED);
        using QueueFileBuilder queueFile = new(_directory / "q", "text");
        MessageCopier copier = new(_log.Log, TimeProvider.System, addsOriginalRecipient: true);
        CommandRunner runner = new("prog", _directory / "helper", limit ?? TimeSpan.FromSeconds(20), copier, _log.Log, TimeProvider.System);
        DeliveryCommand command = new(text, CommandLine.Parse(text), Credentials.EffectiveUid, Credentials.EffectiveGid)
        {
            Environment = ["PATH=/usr/bin:/bin", "COLOR=red"],
        };
        CopyHeading heading = new("s@x", "", "r@x");
        return runner.Run(command, queueFile.Content, heading, CopyStyle.ReturnPath | CopyStyle.DeliveredTo);
    }
}
