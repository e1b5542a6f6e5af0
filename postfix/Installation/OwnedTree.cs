using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Installation;

/// <summary>
/// Gives everything in a directory to one user. That user may be hostile and busy in there: links are not followed, and a file that
/// has another name elsewhere keeps its owner.
/// </summary>
/// <param name="owner">The user id.</param>
/// <param name="directoryMode">Mode of directories; that of files tells how far a message is, and stays.</param>
/// <param name="log">Told about what is left alone.</param>
internal sealed class OwnedTree(uint owner, int directoryMode, Log log)
{
    private const int DepthLimit = 20;
    private const uint SameGroup = uint.MaxValue;

    /// <summary>Does it for what is in a directory.</summary>
    /// <exception cref="PosixException">We have no right to do that.</exception>
    public void Take(string path)
    {
        using DirectoryHandle directory = DirectoryHandle.Open(path);
        TakeContents(directory, path, DepthLimit);
    }

    private void TakeContents(DirectoryHandle directory, string path, int depth)
    {
        foreach (string name in directory.List())
        {
            if (directory.TryStatus(name) is { IsDirectory: true })
            {
                if (depth > 0)
                    TakeDirectory(directory, name, $"{path}/{name}", depth - 1);
            }
            else
            {
                TakeFile(directory, name, $"{path}/{name}");
            }
        }
    }

    private void TakeDirectory(DirectoryHandle parent, string name, string path, int depth)
    {
        using DirectoryHandle directory = parent.OpenDirectory(name);
        using (FileDescriptor self = directory.OpenFile(".", OpenFlags.ReadOnly | OpenFlags.Directory))
        {
            if (Credentials.EffectiveUid == 0)
                self.SetOwner(owner, SameGroup);
            self.SetMode(directoryMode);
        }
        TakeContents(directory, path, depth);
    }

    private void TakeFile(DirectoryHandle directory, string name, string path)
    {
        if (directory.TryStatus(name) is not { IsRegular: true } || Credentials.EffectiveUid != 0)
            return;
        // A file that was there a moment ago may be delivered by now, or be something else.
        using FileDescriptor? file = directory.TryOpenFile(name, OpenFlags.ReadOnly | OpenFlags.NonBlocking, 0, out _);
        if (file?.Status() is not { IsRegular: true } status || status.Uid == owner)
            return;
        if (status.Links > 1)
            log.Warning($"not changing the owner of {path}: it has more than one name");
        else
            file.SetOwner(owner, SameGroup);
    }
}
