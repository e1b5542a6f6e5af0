using Postfix.Config;
using Postfix.Logging;
using Postfix.Tests;

namespace Postfix.PostfixCommand.Installation;

public sealed class InstallationParametersTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public InstallationParametersTests() => _directory.Write("main.cf", "mail_owner = somebody\nqueue_directory = /spool\n");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_value_of_the_command_line_wins_over_main_cf()
    {
        Settings settings = Override("mail_owner", "other");
        Assert.Equal(("other", "/spool"), (settings[MailParameters.MailOwner], settings[MailParameters.QueueDirectory]));
    }

    [Fact]
    public void Another_configuration_directory_has_another_main_cf()
    {
        Settings elsewhere = Settings.FromValues(("config_directory", "/nowhere"));
        Settings settings = InstallationParameters.Override(elsewhere, new Dictionary<string, string> { ["config_directory"] = _directory.Path });
        Assert.Equal((_directory.Path, "somebody"), (settings.ConfigDirectory, settings[MailParameters.MailOwner]));
    }

    [Theory]
    [InlineData("mail_owners", "x", "\"mail_owners\" is no installation parameter")]
    [InlineData("myhostname", "x", "\"myhostname\" is no installation parameter")]
    [InlineData("queue_directory", "spool", "\"spool\" should be an absolute path name.")]
    [InlineData("html_directory", "doc", "\"doc\" should be \"no\" or an absolute path name.")]
    public void What_cannot_be_meant_is_refused(string name, string value, string complaint) =>
        Assert.Equal(complaint, Assert.Throws<FatalException>(() => Override(name, value)).Message);

    [Fact]
    public void Documents_need_not_be_installed() => Assert.Equal("no", Override("html_directory", "no")[CommandParameters.HtmlDirectory]);

    private Settings Override(string name, string value) => InstallationParameters.Override(
        Settings.Load(_directory.Path), new Dictionary<string, string> { [name] = value });
}
