namespace Postfix.PostfixCommand;

public sealed class ControlActionsTests
{
    [Theory]
    [InlineData("start_msg")]
    [InlineData("stop_msg")]
    [InlineData("start")]
    [InlineData("start-fg")]
    [InlineData("stop")]
    [InlineData("quick-stop")]
    [InlineData("abort")]
    [InlineData("drain")]
    [InlineData("reload")]
    [InlineData("flush")]
    [InlineData("status")]
    [InlineData("check")]
    [InlineData("check-fatal")]
    [InlineData("check-warn")]
    [InlineData("/bin/true")]
    [InlineData("set-permissions")]
    [InlineData("upgrade-configuration")]
    [InlineData("post-install")]
    [InlineData("tls")]
    [InlineData("logrotate")]
    [InlineData("non-bdb")]
    public void The_commands_of_postfix_exist(string name) => Assert.Equal(name, ControlActions.Find(name)!.Name);

    [Theory]
    [InlineData("")]
    [InlineData("Start")]
    public void Others_do_not(string name) => Assert.Null(ControlActions.Find(name));
}
