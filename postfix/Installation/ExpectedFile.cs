using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Installation;

/// <summary>A file or directory of an installation, whom it belongs to and who may use it.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Owner">User id.</param>
/// <param name="Group">Group id; null leaves it as it is.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Care">When and how they are set.</param>
internal sealed record ExpectedFile(string Path, uint Owner, uint? Group, int Mode, FileCare Care = FileCare.None)
{
    private const int ParentMode = 0x1ED; // 0755

    /// <summary>Makes the directory when there is none.</summary>
    /// <exception cref="PosixException">It cannot be made, perhaps because its name is taken by something else.</exception>
    public void CreateMissing(Log log)
    {
        if (FileSystem.TryStatus(Path) is { IsDirectory: true })
            return;
        if (Path.LastIndexOf('/') is > 0 and int slash)
            FileSystem.MakeDirectories(Path[..slash], ParentMode);
        FileSystem.MakeDirectory(Path, Mode);
        SetPermissions(log);
    }

    /// <summary>Gives an existing file its owner and mode, and what is in a directory its owner.</summary>
    /// <exception cref="PosixException">We have no right to do that.</exception>
    public void SetPermissions(Log log)
    {
        if (FileSystem.TryLinkStatus(Path) is not FileStatus status || status.IsSymlink)
            return;
        uint group = Group ?? status.Gid;
        if (Credentials.EffectiveUid == 0 && (status.Uid != Owner || status.Gid != group))
            FileSystem.ChangeOwner(Path, Owner, group);
        FileSystem.ChangeMode(Path, Mode); // after the owner, whose change clears the set-group-ID bit
        log.Debug($"{Path}: owner {Owner}, mode {Convert.ToString(Mode, 8)}");
        if (Care.HasFlag(FileCare.Contents) && status.IsDirectory)
            new OwnedTree(Owner, Mode, log).Take(Path);
    }
}
