using Postfix.Logging;

namespace Postfix.PostfixCommand.Installation;

public sealed class InstallationRequestTests
{
    [Theory]
    [InlineData("create-missing", "CreateMissing")]
    [InlineData("set-permissions", "CreateMissing, SetPermissions")]
    [InlineData("set-perms", "CreateMissing, SetPermissions")]
    [InlineData("upgrade-permissions", "CreateMissing, UpgradePermissions")]
    [InlineData("upgrade-configuration", "UpgradeConfiguration")]
    [InlineData("upgrade-source", "CreateMissing, UpgradePermissions, UpgradeConfiguration")]
    [InlineData("upgrade-package", "CreateMissing, SetPermissions, UpgradeConfiguration")]
    [InlineData("first-install-reminder", "Remind")]
    public void Words_are_steps(string word, string steps) => Assert.Equal(steps, InstallationRequest.Parse([word]).Steps.ToString());

    [Fact]
    public void Words_and_new_values_go_together_in_any_order()
    {
        InstallationRequest request = InstallationRequest.Parse(["mail_owner=a", "create-missing", "setgid_group=b=c", "upgrade-permissions"]);
        Assert.Equal(InstallationSteps.CreateMissing | InstallationSteps.UpgradePermissions, request.Steps);
        Assert.Equal(("a", "b=c"), (request.Overrides["mail_owner"], request.Overrides["setgid_group"]));
    }

    [Fact]
    public void The_usage_consists_of_sentences() => Assert.All(
        Assert.Throws<FatalException>(() => InstallationRequest.Parse([])).Message.Split('\n').Skip(1), line => Assert.EndsWith(".", line, StringComparison.Ordinal));

    [Theory]
    [InlineData("restore", "Usage: postfix post-install [name=value] command\n    create-missing ")]
    [InlineData("create-missing-", "Usage: ")]
    [InlineData("mail_owner=a", "Usage: ")]
    [InlineData("mail_owner = a", "argument contains whitespace: 'mail_owner = a'")]
    public void Anything_else_is_an_error(string word, string complaint) => Assert.StartsWith(
        complaint, Assert.Throws<FatalException>(() => InstallationRequest.Parse([word])).Message, StringComparison.Ordinal);
}
