using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Tests.Cli;

public sealed class UserAccessTests
{
    [Theory]
    [InlineData("static:anyone", 0, null)]
    [InlineData("static:anyone", 4_000_000_000, null)]
    [InlineData("root", 0, null)]
    [InlineData("daemon", 0, "root")]
    [InlineData("!root, static:all", 0, "root")]
    [InlineData("!unknown, static:all", 0, null)]
    [InlineData("!unknown, static:all", 4_000_000_000, "unknown")]
    public void A_user_is_refused_by_name(string list, uint uid, string? refused)
    {
        using RecordedLog log = new();
        Settings settings = Settings.FromValues(("authorized_submit_users", list));
        Assert.Equal(refused, UserAccess.FindRefused(settings, CommandParameters.AuthorizedSubmitUsers, uid, () => log.Log));
    }

    [Fact]
    public void A_list_that_cannot_be_searched_refuses_nobody_by_name()
    {
        using RecordedLog log = new();
        Settings settings = Settings.FromValues(("authorized_submit_users", "fail:sick"));

        FatalException error = Assert.Throws<FatalException>(
            () => UserAccess.FindRefused(settings, CommandParameters.AuthorizedSubmitUsers, 0, () => log.Log));

        Assert.Equal("authorized_submit_users: fail:sick: table lookup problem", error.Message);
        Assert.Empty(log.Lines);
    }
}
