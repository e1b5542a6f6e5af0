using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Tests;
using Postfix.Tests.Cli;

namespace Postfix.PostfixCommand;

public sealed class ControlCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

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

    [Theory]
    [InlineData("myorigin =", "bad string length 0 < 1: myorigin = ")]
    [InlineData("myorigin = a b", "myorigin parameter setting must not contain multiple values: a b")]
    public void A_check_says_where_the_value_is_that_stops_everything(string setting, string fault)
    {
        _directory.Write("main.cf", $"myhostname = a.b\n{setting}\n");
        using EarlyLog log = new(_directory);

        Assert.Equal(1, CommandRun.Of(new ControlCommand(), _directory, ["check"]).Status);

        Assert.Equal(
            [$"postfix: warning: {_directory.Path}/main.cf, line 2: no program starts with this myorigin", $"postfix: fatal: {fault}"],
            log.Take());
    }

    [Fact]
    public void Only_imported_variables_reach_the_mail_system() => Assert.Equal(EnvironmentImport.Only, new ControlCommand().EnvironmentImport);

    [Theory]
    [InlineData("", "postfix: fatal: usage: postfix [-c config_dir] [-Dv] command", "-x")]
    [InlineData("", "postfix: fatal: open /nowhere/main.cf: No such file or directory", "-c", "/nowhere")]
    [InlineData("", "postfix: fatal: -c requires absolute pathname", "-c", "etc")]
    [InlineData("=", "postfix: fatal: DIR/main.cf, line 1: missing attribute name: \"=\"")]
    [InlineData("syslog_facility = foo", "postfix: fatal: file DIR/main.cf: parameter syslog_facility: unrecognized value: foo")]
    public void Failures_reach_the_log_when_nobody_is_there(string mainCf, string line, params string[] arguments)
    {
        _directory.Write("main.cf", mainCf);
        using EarlyLog log = new(_directory);

        CommandRun run = CommandRun.Of(new ControlCommand(), _directory, [.. arguments, "status"]);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.DoesNotContain("fatal", run.Errors, StringComparison.Ordinal);
        Assert.Equal([line.Replace("DIR", _directory.Path, StringComparison.Ordinal)], log.Take());
    }

    [Fact]
    public void It_logs_in_its_own_name() => Assert.Equal("postfix", new ControlCommand().LogTag);
}
