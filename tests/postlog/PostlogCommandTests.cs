using Postfix.Postlog;
using Postfix.Tests.Cli;

namespace Postfix.Tests.Postlog;

public sealed class PostlogCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public PostlogCommandTests() => _directory.Write(
        "main.cf", $"compatibility_level = 3.6\nqueue_directory = {_directory.Path}\nmaillog_file = {LogFile}\nmaillog_file_prefixes = /\n");

    private string LogFile => _directory / "mail.log";

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("info", "")]
    [InlineData("warn", "warning: ")]
    [InlineData("WARNING", "warning: ")]
    [InlineData("err", "error: ")]
    [InlineData("error", "error: ")]
    [InlineData("crit", "fatal: ")]
    [InlineData("panic", "panic: ")]
    public void A_line_has_its_severity_in_the_log(string priority, string label)
    {
        CommandRun run = Run("-p", priority, "-t", "postfix/script", "two", "words");
        Assert.Equal(new CommandRun(0, "", ""), run); // only people read it there
        Assert.Matches($@" postfix/script\[\d+\]: {label}two words\n$", File.ReadAllText(LogFile));
    }

    [Fact]
    public void Each_line_of_the_input_is_logged_up_to_a_NUL()
    {
        CommandRun.Of(new PostlogCommand(), _directory, [], "one\0more\ntwo\n");
        Assert.Matches(@"]: one\n.*]: two\n$", File.ReadAllText(LogFile));
    }

    [Fact]
    public void A_tag_cannot_make_lines()
    {
        Run("-t", "a\nb", "text");
        Assert.Matches(@"^[^\n]* a\?b\[\d+\]: text\n$", File.ReadAllText(LogFile));
    }

    [Fact]
    public void Other_severities_are_refused()
    {
        Assert.Equal(1, Run("-p", "notice", "x").Status);
        Assert.False(File.Exists(LogFile));
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of(new PostlogCommand(), _directory, arguments);
}
