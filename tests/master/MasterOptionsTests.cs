using Postfix.Logging;

namespace Postfix.Master;

public sealed class MasterOptionsTests
{
    [Fact]
    public void Options_are_read()
    {
        MasterOptions options = Parse("-c", "/etc/postfix", "-vv", "-s", "-e", "60");
        Assert.Equal("/etc/postfix", options.ConfigDirectory);
        Assert.Equal((2, true, TimeSpan.FromSeconds(60)), (options.Verbosity, options.KeepOutput, options.ExitTime));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("start")]
    public void Anything_else_is_answered_with_the_usage(string argument) =>
        Assert.StartsWith("usage: /sbin/master [-c config_dir]", Refusal(argument), StringComparison.Ordinal);

    [Theory]
    [InlineData("-i is allowed only for PID 1 process", "-i")]
    [InlineData("the -t and -w options cannot be used together", "-t", "-w")]
    public void Contradictions_are_refused(string message, params string[] arguments) =>
        Assert.Equal(message, Refusal(arguments));

    [Fact]
    public void Process_1_keeps_its_output_and_stays_in_the_foreground()
    {
        Assert.True(MasterOptions.Parse(["master", "-i"], isInit: true).KeepOutput);
        Assert.Throws<FatalException>(() => MasterOptions.Parse(["master", "-i", "-w"], isInit: true));
    }

    private static MasterOptions Parse(params string[] arguments) =>
        MasterOptions.Parse(["/sbin/master", .. arguments], isInit: false);

    private static string Refusal(params string[] arguments) => Assert.Throws<FatalException>(() => Parse(arguments)).Message;
}
