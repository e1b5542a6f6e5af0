using Postfix.Cli;
using Postfix.Config;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand;

public sealed class RunningActionsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_path_is_a_program_that_runs_in_the_queue_directory()
    {
        Assert.Equal(3, Run("/bin/sh", "-c", "pwd > where; exit 3"));
        Assert.Equal(_directory.Path + "\n", File.ReadAllText(_directory / "where"));
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_told()
    {
        Assert.Equal(1, Run("/no/such/program"));
        Assert.Equal(["fatal: /no/such/program: No such file or directory"], _log.Lines);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("reload")]
    public void The_configuration_is_looked_at(string action)
    {
        _directory.Write("postconf", "#!/bin/sh\ntouch ${0%/*}/asked\n");
        FileSystem.ChangeMode(_directory / "postconf", 0x1ED);
        Assert.Equal(1, Run(action)); // there is no mail system here
        Assert.True(File.Exists(_directory / "asked"));
    }

    private int Run(params string[] operands)
    {
        Settings settings = Settings.FromValues(("queue_directory", _directory.Path), ("command_directory", _directory.Path));
        return ControlActions.Find(operands[0])!.Run(new ControlContext(settings, _log.Log, 0, operands, Terminal.OfProcess()));
    }
}
