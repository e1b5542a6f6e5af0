using Postfix.Posix;

namespace Postfix.Tests.Posix;

public sealed class FileSystemTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Names_that_are_not_UTF8_survive()
    {
        string name = _directory / "caf\xE9";
        FileSystem.Open(name, OpenFlags.WriteOnly | OpenFlags.Create, 0x180).Dispose();
        Assert.Equal(["caf\xE9"], FileSystem.List(_directory.Path));
        Assert.True(FileSystem.TryUnlink(name));
        Assert.False(FileSystem.TryUnlink(name));
    }

    [Fact]
    public void A_name_with_NUL_is_refused() =>
        Assert.Throws<ArgumentException>(() => FileSystem.TryStatus("a\0b"));

    [Fact]
    public void A_long_path_is_passed_whole()
    {
        string path = _directory.Path;
        for (int i = 0; i < 5; i++)
            FileSystem.MakeDirectory(path += "/" + new string('x', 200), 0x1C0);
        Assert.True(FileSystem.TryStatus(path)!.Value.IsDirectory);
    }

    [Fact]
    public void Expected_failures_are_values()
    {
        Assert.Null(FileSystem.TryStatus(_directory / "none"));
        Assert.False(FileSystem.TryRename(_directory / "none", _directory / "other"));
        Assert.True(FileSystem.TryMakeDirectory(_directory / "d", 0x1C0));
        Assert.False(FileSystem.TryMakeDirectory(_directory / "d", 0x1C0));
        _directory.Write("f", "x");
        Assert.True(FileSystem.TryLink(_directory / "f", _directory / "g"));
        Assert.False(FileSystem.TryLink(_directory / "f", _directory / "g"));
        const OpenFlags flags = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive;
        Assert.Null(FileSystem.TryOpen(_directory / "f", flags, 0, out Errno error));
        Assert.Equal(Errno.EEXIST, error);
    }

    [Fact]
    public void A_large_directory_is_listed_completely()
    {
        for (int i = 0; i < 1000; i++)
            _directory.Write($"file-with-a-longer-name-{i}", "");
        Assert.Equal(1000, FileSystem.List(_directory.Path).Distinct().Count());
    }

    [Fact]
    public void A_file_without_a_size_is_read_to_its_end() =>
        Assert.Contains("Name:"u8.ToArray(), FileSystem.ReadAll("/proc/self/status").Take(5).Chunk(5));

    [Fact]
    public void A_directory_handle_does_not_follow_links()
    {
        FileSystem.Symlink("/etc/passwd", _directory / "link");
        Assert.Equal("/etc/passwd", FileSystem.ReadLink(_directory / "link"));
        using DirectoryHandle handle = DirectoryHandle.Open(_directory.Path);
        Assert.Null(handle.TryOpenFile("link", OpenFlags.ReadOnly, 0, out Errno error));
        Assert.Equal(Errno.ELOOP, error);
        Assert.True(handle.TryStatus("link")!.Value.IsSymlink);
    }
}
