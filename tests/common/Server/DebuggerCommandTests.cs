using Postfix.Config;
using Postfix.Logging;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class DebuggerCommandTests
{
    [Fact]
    public void The_command_knows_the_process_and_has_ended_when_the_process_goes_on()
    {
        using TemporaryDirectory directory = new();
        RecordedLog log = new();
        string file = Path.Combine(directory.Path, "traced");
        Settings settings = Settings.FromValues(
            ("process_name", "smtpd"), ("debugger_command", $"sleep 0.2; echo $process_name $process_id >{file}"));

        DebuggerCommand.Run(settings, log.Log);

        Assert.Equal($"smtpd {Environment.ProcessId}\n", File.ReadAllText(file));
        Assert.Equal($"running: sleep 0.2; echo smtpd {Environment.ProcessId} >{file}", Assert.Single(log.Lines));
    }

    [Fact]
    public void Without_a_command_there_is_nothing_to_run() =>
        Assert.Equal("no debugger_command variable set up",
            Assert.Throws<FatalException>(() => DebuggerCommand.Run(Settings.FromValues(), new RecordedLog().Log)).Message);
}
