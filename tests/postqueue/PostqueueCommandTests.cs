using Postfix.Postqueue;
using Postfix.Tests.Cli;

namespace Postfix.Tests.Postqueue;

public sealed class PostqueueCommandTests : IDisposable
{
    private const string Usage = "usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site";

    private readonly TemporaryDirectory _directory = new();

    public PostqueueCommandTests() => _directory.Write("main.cf", $"queue_directory = {_directory.Path}\ncompatibility_level = 3.6\n");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(Usage)]
    [InlineData(Usage, "-p", "extra")]
    [InlineData(Usage, "-p", "-f")]
    [InlineData("Cannot flush queue ID - invalid name: \"NOT/AN/ID\"", "-i", "NOT/AN/ID")]
    [InlineData("Cannot flush mail queue - invalid destination: \"not@adomain\"", "-s", "not@adomain")]
    [InlineData("Cannot flush mail queue - invalid destination: \"[1.2.3]\"", "-s", "[1.2.3]")]
    [InlineData("Flush service is not configured for destination \"example.org\"", "-s", "example.org")]
    public void Mistakes_end_the_program(string message, params string[] arguments)
    {
        CommandRun run = CommandRun.Of(new PostqueueCommand(), _directory, arguments);
        Assert.Equal((69, $"postqueue: fatal: {message}\n"), (run.Status, run.Errors));
    }

    [Fact]
    public void While_the_system_is_down_nothing_is_flushed()
    {
        CommandRun run = CommandRun.Of(new PostqueueCommand(), _directory, ["-f"]);
        Assert.Equal(
            (69, "postqueue: warning: unable to look up public/qmgr: No such file or directory\n"
                + "postqueue: fatal: Cannot flush mail queue - mail system is down\n"),
            (run.Status, run.Errors));
    }
}
