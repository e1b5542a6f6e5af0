using Postfix.Config;
using Postfix.Posix;
using Postfix.Postmulti;

namespace Postfix.Tests.Postmulti;

[Collection(Allocations.Alone)] // the environment is the process's
public sealed class CommandRunnerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Environ.Remove("MAIL_CONFIG");
        Environ.Remove("MAIL_LOGTAG");
        _directory.Dispose();
    }

    [Fact]
    public void A_command_finds_its_instance_and_the_log_tag_in_the_environment()
    {
        _directory.Write("main.cf", $"""
            compatibility_level = 3.11
            myhostname = mx.example.test
            queue_directory = {_directory.Path}
            syslog_name = multi

            """);
        Settings settings = Settings.Load(_directory.Path);
        string result = $"{_directory.Path}/result";
        Instance instance = new("/etc/postfix-out", "/var/spool/postfix-out", "/var/lib/postfix-out") { Name = "postfix-out" };

        int status = new CommandRunner(settings, new RecordedLog().Log).Run(
            [instance], ["/bin/sh", "-c", $"echo $MAIL_CONFIG $MAIL_LOGTAG $multi_instance_name $queue_directory > {result}"]);

        Assert.Equal(0, status);
        Assert.Equal("/etc/postfix-out multi postfix-out /var/spool/postfix-out\n", File.ReadAllText(result));
    }
}
