using Postfix.Cli;
using Postfix.Config;

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
}
