using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Reindexing;

/// <summary>
/// Which tables may be made. Whoever asks may have taken over a daemon and hope to have a file written with more rights than he has,
/// so nothing but root and the owner of the old file may be able to change anything on the way to the new one.
/// </summary>
internal sealed class SafetyPolicy(Settings settings)
{
    private const int GroupOrOtherWrite = 0x12; // 022
    private const string Correct = "to allow automatic indexing, correct the ownership or permissions";

    /// <summary>What is to be said against running a program as the owner of the old file; null for nothing.</summary>
    /// <param name="source">The source file, beside which the new file would be.</param>
    /// <param name="sourceStatus">Its attributes.</param>
    /// <param name="legacyFile">The old file.</param>
    /// <param name="legacyStatus">Its attributes.</param>
    public string? FindObjection(string source, FileStatus sourceStatus, string legacyFile, FileStatus legacyStatus)
    {
        uint uid = legacyStatus.Uid;
        (Parameter<string> prefixes, string rights) = uid == 0
            ? (TableParameters.NonBdbMigrationAllowRootPrefixes, "root")
            : (TableParameters.NonBdbMigrationAllowUserPrefixes, "non-root");
        if (!IsPlain(source) || !PathPrefixes.Cover(settings[prefixes], source))
        {
            return $"table {source} has an unexpected pathname; to allow automatic indexing as {rights}, append its parent directory "
                + $"to the '{prefixes}' setting (current setting is: \"{settings[prefixes]}\")";
        }
        string owned = $"legacy indexed file '{legacyFile}' is owned by uid '{uid}'";
        if (!IsSafe(sourceStatus, uid))
            return $"{owned}, but source file '{source}' is owned or writable by other user; {Correct}";
        string directory = ParentOf(source);
        return IsSafeDirectory(directory, uid)
            ? null
            : $"{owned}, but parent directory '{directory}' is owned or writable by other user; {Correct}";
    }

    /// <summary>Whether only root and one user can change the content of a directory, and of those above it.</summary>
    public static bool IsSafeDirectory(string path, uint uid)
    {
        while (FileSystem.TryStatus(path, out _) is { } status && IsSafe(status, uid))
        {
            if (path == "/")
                return true;
            path = ParentOf(path);
        }
        return false;
    }

    private static bool IsSafe(FileStatus status, uint uid) =>
        (status.Uid == 0 || status.Uid == uid) && (status.Permissions & GroupOrOtherWrite) == 0;

    private static bool IsPlain(string path) => path.StartsWith('/') && !path.Split('/').Contains("..");

    private static string ParentOf(string path)
    {
        string parent = path[..path.LastIndexOf('/')].TrimEnd('/');
        return parent.Length > 0 ? parent : "/";
    }
}
