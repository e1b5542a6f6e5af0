using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Postsuper;

/// <summary>
/// Moves and removes files of the spool wherever they were found, and tells each change with <c>-v</c>. Whoever deletes a
/// message by hand means it: <c>dont_remove</c> keeps nothing here.
/// </summary>
internal sealed class SpoolFiles(Log log)
{
    private const int OwnerOnly = 0x1C0; // 0700

    /// <summary>Renames, and makes the missing directories of the new name; false when the file is gone.</summary>
    public bool Rename(string from, string to)
    {
        if (!FileSystem.TryRename(from, to))
        {
            MakeParents(to);
            if (!FileSystem.TryRename(from, to))
                return false;
        }
        log.Debug($"renamed file {from} as {to}");
        return true;
    }

    /// <summary>Removes a file; false when it is gone.</summary>
    public bool Remove(string path)
    {
        if (!FileSystem.TryUnlink(path))
            return false;
        log.Debug($"removed file {path}");
        return true;
    }

    private static void MakeParents(string path)
    {
        for (int slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
            FileSystem.TryMakeDirectory(path[..slash], OwnerOnly);
    }
}
