using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Reindexing;

public sealed class SourceFormatTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("postmaster: root\nroot: admin@example.com\n", "postalias")]
    [InlineData("# Aliases\nlist:one,\n two\n\"a b\": c\n", "postalias")]
    [InlineData("a:b\n", "postalias")]
    [InlineData("example.com smtp:[mail.example.com]:26\n.example.com :\n", "postmap")]
    [InlineData("user@example.com other@example.com\n", "postmap")]
    [InlineData("user : other\n", "postmap")]
    [InlineData("a, b: c\n", "postmap")]
    [InlineData("", "postmap")]
    [InlineData("nothing\n", "postmap")]
    public void The_form_of_the_entries_tells_which_program_makes_the_table(string source, string program) =>
        Assert.Equal(program, ProgramFor(source));

    [Fact]
    public void Ten_entries_are_enough() => Assert.Equal("postalias",
        ProgramFor(string.Concat(Enumerable.Repeat("name: value\n", 10)) + string.Concat(Enumerable.Repeat("key value\n", 100))));

    private string ProgramFor(string source)
    {
        _directory.Write("source", source);
        using FileDescriptor file = FileSystem.Open(_directory / "source", OpenFlags.ReadOnly);
        return SourceFormat.ProgramFor(file, "source");
    }
}
