using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand;

public sealed class FileTreeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_directory_comes_before_what_is_in_it_and_links_are_not_followed()
    {
        FileSystem.MakeDirectory(_directory / "a", 0x1C0);
        _directory.Write("a/file", "x");
        FileSystem.Symlink("/etc", _directory / "a/link");
        string[] found = [.. FileTree.Walk(_directory / "a").Select(file => file.Path)];
        Assert.Equal(_directory / "a", found[0]);
        Assert.Equal([_directory / "a/file", _directory / "a/link"], found.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_does_not_exist_is_not_found() => Assert.Empty(FileTree.Walk(_directory / "none"));

    [Theory]
    [InlineData("same", "same", true)]
    [InlineData("same", "lame", false)]
    [InlineData("same", "same and more", false)]
    public void Content_is_compared_byte_by_byte(string first, string second, bool expected)
    {
        _directory.Write("first", first);
        _directory.Write("second", second);
        Assert.Equal(expected, FileTree.HaveSameContent(_directory / "first", _directory / "second"));
    }

    [Fact]
    public void A_long_file_is_compared_to_its_end()
    {
        string text = new('x', 64 * 1024 * 3);
        _directory.Write("first", text + "a");
        _directory.Write("second", text + "b");
        Assert.False(FileTree.HaveSameContent(_directory / "first", _directory / "second"));
    }
}
