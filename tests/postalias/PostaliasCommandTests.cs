using Postfix.Postalias;
using Postfix.Tests.Cli;

namespace Postfix.Tests.Postalias;

public sealed class PostaliasCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("postmaster: root", "postmaster", "root")]
    [InlineData("Root:   alice,\n\tbob@example.org", "ROOT", "alice, bob@example.org")]
    [InlineData("\"Quoted name\": carla", "\"quoted name\"", "carla")]
    [InlineData("two words: carla", "two words", "carla")]
    [InlineData("list: :include:/etc/list", "list", ":include:/etc/list")]
    [InlineData("cmd: \"|/bin/cat > /dev/null\"", "cmd", "\"|/bin/cat > /dev/null\"")]
    [InlineData("file: /tmp/file", "file", "/tmp/file")]
    [InlineData("two: words here", "two", "words here")]
    [InlineData("x: a (comment), b", "x", "a (comment), b")]
    public void An_alias_is_found_under_its_name_as_it_is_written(string source, string name, string expected)
    {
        _directory.Write("aliases", source + "\n");
        Assert.Equal(new CommandRun(0, "", ""), Run(Table));
        Assert.Equal($"{expected}\n", Run("-q", name, Table).Output);
    }

    [Fact]
    public void Names_are_listed_as_they_are_written()
    {
        _directory.Write("aliases", "\"a b\": c\n");
        Run(Table);
        Assert.Contains("\"a b\":\tc\n", Run("-s", Table).Output);
    }

    [Theory]
    [InlineData("no colon here", "need name:value pair")]
    [InlineData("empty:", "need name:value pair")]
    [InlineData(": nokey", "need name:value pair")]
    [InlineData("a, b: c", "need name:value pair")]
    [InlineData("user@domain: x", "name must be local and have no domain")]
    [InlineData("user%host: x", "name must be local and have no domain")]
    public void A_faulty_line_is_reported_and_the_next_one_counts(string line, string warning)
    {
        _directory.Write("aliases", $"{line}\ngood: x\n");
        Assert.Equal($"postalias: warning: {_directory / "aliases"}, line 1: {warning}\n", Run(Table).Errors);
        Assert.Equal("x\n", Run("-q", "good", Table).Output);
    }

    [Fact]
    public void A_complete_database_is_signed_for_sendmail_and_NIS()
    {
        _directory.Write("aliases", "a: b\n");
        long before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Run(Table);
        string[] lines = Run("-s", Table).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("a:\tb", lines);
        Assert.Contains("@:\t@", lines);
        Assert.Contains("YP_MASTER_NAME:\tmx.example.test", lines);
        string modified = Assert.Single(lines, line => line.StartsWith("YP_LAST_MODIFIED:\t", StringComparison.Ordinal));
        Assert.InRange(long.Parse(modified[18..]), before, before + 60);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void Adding_an_entry_renews_the_signature()
    {
        _directory.Write("aliases", "a: b\n");
        Run(Table);
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of(new PostaliasCommand(), _directory, ["-i", Table], "new: entry\n"));
        Assert.Equal("entry\n", Run("-q", "new", Table).Output);
        Assert.Equal(5, Run("-s", Table).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void An_alias_may_have_the_name_of_the_signature_in_quotes()
    {
        _directory.Write("aliases", "\"@\": b\n");
        Assert.Equal("", Run(Table).Errors);
        Assert.Equal("b\n", Run("-q", "\"@\"", Table).Output);
        Assert.Equal("@\n", Run("-q", "@", Table).Output);
    }

    private string Table => $"hash:{_directory / "aliases"}";

    private CommandRun Run(params string[] arguments) => CommandRun.Of(new PostaliasCommand(), _directory, arguments);
}
