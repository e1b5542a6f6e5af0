using Postfix.Delivery.Commands;

namespace Postfix.Tests.Delivery.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("/usr/bin/procmail -a x", "/usr/bin/procmail|-a|x")]
    [InlineData("cat  -n", "cat|-n")]
    [InlineData("exit 1", "sh|-c|exit 1")]
    [InlineData("cat > file", "sh|-c|cat > file")]
    [InlineData("cat $HOME", "sh|-c|cat $HOME")]
    [InlineData("", "sh|-c|")]
    public void Shell_runs_only_what_needs_one(string command, string expected)
    {
        Assert.Equal(expected.Split('|'), CommandLine.Parse(command));
    }

    [Fact]
    public void Own_shell_takes_every_command()
    {
        Assert.Equal(["/bin/smrsh", "-c", "cat -n"], CommandLine.Parse("cat -n", ["/bin/smrsh", "-c"]));
    }
}
