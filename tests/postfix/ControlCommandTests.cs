using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;

namespace Postfix.PostfixCommand;

public sealed class ControlCommandTests
{
    [Theory]
    [InlineData("/usr/sbin/postmulti -p --")]
    [InlineData("/usr/sbin/postmulti\t-p \t --")]
    public void Any_white_space_separates_the_words_of_the_wrapper(string value) =>
        Assert.Equal(["/usr/sbin/postmulti", "-p", "--"], ControlCommand.Wrapper(Settings.FromValues(("multi_instance_wrapper", value))));

    [Fact]
    public void Several_instances_need_a_wrapper() =>
        Assert.Equal("multi-instance support is requested, but multi_instance_wrapper is empty",
            Assert.Throws<FatalException>(() => ControlCommand.Wrapper(Settings.FromValues())).Message);

    [Theory]
    [InlineData("3.5", 3)]
    [InlineData("3.6", 0)]
    [InlineData("9999", 0)]
    public void A_site_with_older_defaults_hears_of_it(string level, int lines)
    {
        string[] notices = ControlCommand.LevelNotices(Settings.FromValues(("compatibility_level", level)));

        Assert.Equal(lines, notices.Length);
        Assert.All(notices.Skip(2), line => Assert.Equal(
            "To disable backwards compatibility use \"postconf compatibility_level=3.11\" and \"postfix reload\"", line));
    }

    [Fact]
    public void Only_imported_variables_reach_the_mail_system() => Assert.Equal(EnvironmentImport.Only, new ControlCommand().EnvironmentImport);
}
