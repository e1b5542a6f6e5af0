using Postfix.Posix;
using Postfix.Tests;
using Postfix.Tests.Cli;

namespace Postfix.Postmulti;

public sealed class PostmultiCommandTests : IDisposable
{
    private const string Variable = "MAIL_CONFIG";

    private readonly TemporaryDirectory _directory = new();
    private readonly EarlyLog _log;

    public PostmultiCommandTests()
    {
        _log = new EarlyLog(_directory);
        Environ.Set(Variable, _directory.Path);
    }

    public void Dispose()
    {
        Environ.Remove(Variable);
        _log.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_failure_without_a_configuration_is_logged_with_the_usual_tag() =>
        AssertFails($"postfix/postmulti: fatal: open {_directory.Path}/main.cf: No such file or directory");

    [Fact]
    public void A_failure_with_a_configuration_is_logged_without_syslog_name()
    {
        _directory.Write("main.cf", $"""
            compatibility_level = 3.11
            myhostname = mx.example.test
            queue_directory = {_directory.Path}
            maillog_file = /var/log/maillog
            syslog_name = multi

            """);
        AssertFails($"postmulti: fatal: Non-default configuration directory: MAIL_CONFIG={_directory.Path}");
    }

    private void AssertFails(string line)
    {
        Assert.Equal(new CommandRun(1, "", ""), TestRun.Of(new PostmultiCommand(), _directory, "-l"));
        Assert.Equal([line], _log.Take());
    }
}
