using Postfix.Postlock;
using Postfix.Tests.Cli;

namespace Postfix.Tests.Postlock;

public sealed class PostlockCommandTests : IDisposable
{
    private const int TemporaryFailure = 75;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("kill -9 $$", 1)]
    public void The_status_is_that_of_the_command(string script, int status) =>
        Assert.Equal(new CommandRun(status, "", ""), Run(_directory / "box", "/bin/sh", "-c", script));

    [Fact]
    public void The_mailbox_is_locked_meanwhile()
    {
        string lockFile = _directory / "box.lock";
        Assert.Equal(0, Run("-l", "dotlock", _directory / "box", "/bin/sh", "-c", $"test -f {lockFile}").Status);
        Assert.False(File.Exists(lockFile));
    }

    [Theory]
    [InlineData("mailbox_delivery_lock = ,")]
    [InlineData("", "-l", "")]
    public void Without_a_lock_the_command_runs_all_the_same(string setting, params string[] options)
    {
        _directory.Write("main.cf", $"compatibility_level = 3.6\n{setting}\n");
        Assert.Equal(new CommandRun(0, "ran\n", ""), Run([.. options, _directory / "box", "/bin/sh", "-c", $"test ! -f {_directory / "box.lock"} && echo ran >{_directory / ".out"}"]));
    }

    [Fact]
    public void An_empty_parameter_is_no_list_of_locks()
    {
        _directory.Write("main.cf", "compatibility_level = 3.6\nmailbox_delivery_lock =\n");
        Assert.Equal(
            new CommandRun(TemporaryFailure, "", "postlock: fatal: bad string length 0 < 1: mailbox_delivery_lock = \n"),
            Run(_directory / "box", "/bin/true"));
    }

    [Fact]
    public void A_command_that_cannot_be_started_has_failed() => Assert.Equal(
        new CommandRun(1, "", "postlock: fatal: execvp /no/such: No such file or directory\n"), Run(_directory / "box", "/no/such"));

    [Fact]
    public void A_mailbox_that_cannot_be_locked_may_be_lockable_later() =>
        Assert.Equal(TemporaryFailure, Run("/no/such/box", "/bin/true").Status);

    private CommandRun Run(params string[] arguments) => CommandRun.Of(new PostlockCommand(), _directory, arguments);
}
