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

    [Theory]
    [InlineData("/no/such/program", 127, "/no/such/program: not found")]
    [InlineData("/dev/null/program", 127, "/dev/null/program: not found")]
    [InlineData("/etc", 126, "/etc: Permission denied")]
    public void A_program_that_cannot_be_started_is_told_as_a_shell_does_it(string path, int status, string message)
    {
        using (FileDescriptor output = FileSystem.Open(_directory / "out", OpenFlags.ReadWrite | OpenFlags.Create, 0x180))
            Assert.Equal(status, Run(new Terminal(output, output, output), path));
        Assert.Equal($"/usr/lib/postfix/sbin/postfix-script: {message}\n", File.ReadAllText(_directory / "out"));
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("start_msg", "Start postfix\n")]
    [InlineData("stop_msg", "Stop postfix\n")]
    public void Start_scripts_have_their_texts(string action, string text)
    {
        using (FileDescriptor output = FileSystem.Open(_directory / "out", OpenFlags.ReadWrite | OpenFlags.Create, 0x180))
        {
            Terminal terminal = new(output, output, output);
            Assert.Equal(0, Run(terminal, action));
            terminal.Flush();
        }
        Assert.Equal(text, File.ReadAllText(_directory / "out"));
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

    [Theory]
    [InlineData("status")]
    [InlineData("reload")]
    [InlineData("start")]
    public void A_configuration_that_postconf_refuses_stops_the_action(string action)
    {
        _directory.Write("postconf", "#!/bin/sh\nexit 1\n");
        FileSystem.ChangeMode(_directory / "postconf", 0x1ED);
        Assert.Equal(1, Run(action));
        Assert.Equal([$"fatal: cannot execute {_directory.Path}/postconf!"], _log.Lines);
    }

    private int Run(params string[] operands) => Run(Terminal.OfProcess(), operands);

    private int Run(Terminal terminal, params string[] operands)
    {
        Settings settings = Settings.FromValues(
            ("queue_directory", _directory.Path), ("command_directory", _directory.Path), ("daemon_directory", "/usr/lib/postfix/sbin"));
        return ControlActions.Find(operands[0])!.Run(new ControlContext(settings, _log.Log, 0, operands, terminal));
    }
}
