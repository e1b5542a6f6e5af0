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
    public void A_line_has_its_severity_in_the_log_and_on_standard_error(string priority, string label)
    {
        CommandRun run = Run("-p", priority, "-t", "postfix/script", "two", "words");
        Assert.Equal(new CommandRun(0, "", $"postlog: {label}two words\n"), run);
        Assert.Matches($@" postfix/script\[\d+\]: {label}two words\n$", File.ReadAllText(LogFile));
    }

    [Fact]
    public void Each_line_of_the_input_is_logged() =>
        Assert.Equal("postlog: one\npostlog: two\n", CommandRun.Of(new PostlogCommand(), _directory, [], "one\ntwo\n").Errors);

    [Fact]
    public void A_tag_cannot_make_lines()
    {
        Run("-t", "a\nb", "text");
        Assert.Matches(@"^[^\n]* a\?b\[\d+\]: text\n$", File.ReadAllText(LogFile));
    }

    [Fact]
    public void Other_severities_are_refused() =>
        Assert.Equal(new CommandRun(1, "", "postlog: fatal: bad severity: \"notice\"\n"), Run("-p", "notice", "x"));

    private CommandRun Run(params string[] arguments) => CommandRun.Of(new PostlogCommand(), _directory, arguments);
}
