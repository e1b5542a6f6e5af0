using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>Looks through directory trees as find(1) does: the directory first, links not followed.</summary>
internal static class FileTree
{
    private const int DepthLimit = 40;

    /// <summary>The file or directory of this path with everything below; nothing when it does not exist.</summary>
    public static IEnumerable<FoundFile> Walk(string path) => Walk(path, DepthLimit);

    /// <summary>What a symbolic link leads to, under the link's path; other files and dangling links as they are.</summary>
    public static FoundFile FollowLink(FoundFile file) =>
        file.Status.IsSymlink && FileSystem.TryStatus(file.Path) is FileStatus target ? file with { Status = target } : file;

    /// <summary>True when both files have the same bytes.</summary>
    public static bool HaveSameContent(string first, string second)
    {
        const int chunk = 64 * 1024;
        using FileDescriptor one = FileSystem.Open(first, OpenFlags.ReadOnly);
        using FileDescriptor two = FileSystem.Open(second, OpenFlags.ReadOnly);
        if (one.Status().Size != two.Status().Size)
            return false;
        byte[] left = new byte[chunk];
        byte[] right = new byte[chunk];
        for (long offset = 0; ; offset += chunk)
        {
            int count = one.ReadAt(left, offset);
            if (count != two.ReadAt(right, offset) || !left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count)))
                return false;
            if (count < chunk)
                return true;
        }
    }

    private static IEnumerable<FoundFile> Walk(string path, int depth)
    {
        if (FileSystem.TryLinkStatus(path) is not FileStatus status)
            yield break;
        yield return new FoundFile(path, status);
        if (!status.IsDirectory || depth == 0)
            yield break;
        foreach (string name in FileSystem.List(path))
        {
            foreach (FoundFile found in Walk($"{path}/{name}", depth - 1))
                yield return found;
        }
    }
}
