using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class MailAccountsTests
{
    [Theory]
    [InlineData("mail_owner", "nosuchuser", "parameter mail_owner: unknown user name value: nosuchuser")]
    [InlineData("mail_owner", "root", "parameter mail_owner: user root has privileged user ID")]
    [InlineData("mail_owner", "daemon", "parameters default_privs and mail_owner specify the same user daemon")]
    [InlineData("setgid_group", "nosuchgroup", "parameter setgid_group: unknown group name: nosuchgroup")]
    [InlineData("setgid_group", "root", "parameter setgid_group: group root has privileged group ID")]
    [InlineData("setgid_group", "bin", "parameters mail_owner and setgid_group: user bin and group bin have the same group ID: 2")]
    public void Each_part_of_the_mail_system_needs_an_account_of_its_own(string name, string value, string problem)
    {
        // Accounts that every Debian system has.
        Settings settings = Settings.FromValues(
            ("default_privs", "daemon"), ("mail_owner", "bin"), ("setgid_group", "mail"), ("config_directory", "/c")).With([(name, value)]);
        Exception? error = Record.Exception(() => MailAccounts.Check(settings));
        if (Credentials.IsPrivileged)
            Assert.Equal($"file /c/main.cf: {problem}", Assert.IsType<ConfigurationException>(error).Message);
        else
            Assert.Null(error);
    }

    [Theory]
    [InlineData("/etc", 0u, true)]
    [InlineData("/etc", 1u, false)]
    [InlineData("/nonexistent", 1u, true)]
    [InlineData("/nonexistent", 2u, false)]
    public void A_queue_of_root_is_controlled_by_root_alone(string queue, uint user, bool allowed)
    {
        // daemon has the user id 1 on every Debian system.
        Settings settings = Settings.FromValues(("mail_owner", "daemon"), ("queue_directory", queue));
        Assert.Equal(allowed, MailAccounts.MayAdminister(settings, user));
    }

    [Theory]
    [InlineData("nosuchuser", "unknown user name value: nosuchuser")]
    [InlineData("root", "user root has privileged user ID")]
    public void Nobody_delivers_with_the_rights_of_root(string user, string problem)
    {
        Settings settings = Settings.FromValues(("default_privs", user), ("config_directory", "/c"));
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => MailAccounts.RequireUser(settings, MailParameters.DefaultPrivs));
        Assert.Equal($"file /c/main.cf: parameter default_privs: {problem}", error.Message);
    }
}
