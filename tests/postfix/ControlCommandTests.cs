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

    [Fact]
    public void Only_imported_variables_reach_the_mail_system() => Assert.Equal(EnvironmentImport.Only, new ControlCommand().EnvironmentImport);
}
