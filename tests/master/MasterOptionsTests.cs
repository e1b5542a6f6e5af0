using Postfix.Logging;

namespace Postfix.Master;

public sealed class MasterOptionsTests
{
    private readonly List<string> _complaints = [];

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
    [InlineData("/sbin/master: invalid option -- 'x'", "-d", "-x")]
    [InlineData("/sbin/master: option requires an argument -- 'e'", "-e")]
    public void A_wrong_option_is_named_where_its_user_is(string complaint, params string[] arguments)
    {
        Refusal(arguments);
        Assert.Equal([complaint], _complaints);
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("60s", 60)]
    [InlineData("x", 0)]
    public void The_exit_time_is_what_the_value_begins_with(string value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Parse("-e", value).ExitTime);

    [Theory]
    [InlineData("bad exit time: -1", "-e", "-1")]
    [InlineData("-i is allowed only for PID 1 process", "-i")]
    [InlineData("the -t and -w options cannot be used together", "-t", "-w")]
    public void Contradictions_are_refused(string message, params string[] arguments) =>
        Assert.Equal(message, Refusal(arguments));

    [Fact]
    public void Process_1_keeps_its_output_and_stays_in_the_foreground()
    {
        Assert.True(MasterOptions.Parse(["master", "-i"], isInit: true, _ => { }).KeepOutput);
        Assert.Throws<FatalException>(() => MasterOptions.Parse(["master", "-i", "-w"], isInit: true, _ => { }));
    }

    private MasterOptions Parse(params string[] arguments) =>
        MasterOptions.Parse(["/sbin/master", .. arguments], isInit: false, _complaints.Add);

    private string Refusal(params string[] arguments) => Assert.Throws<FatalException>(() => Parse(arguments)).Message;
}
