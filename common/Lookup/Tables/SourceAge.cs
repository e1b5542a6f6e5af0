using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Tells people who forgot to run postmap.</summary>
internal static class SourceAge
{
    private static readonly TimeSpan StillEditing = TimeSpan.FromSeconds(100);

    /// <summary>Warns when the text file is newer than the database, unless somebody seems to be editing it.</summary>
    public static void Check(TableRequest request, string databasePath, FileStatus database)
    {
        if (FileSystem.TryStatus(request.Name) is { } source
            && source.Modified.ToUnixTimeSeconds() > database.Modified.ToUnixTimeSeconds()
            && source.Modified < DateTimeOffset.UtcNow - StillEditing)
            request.Context.Log.Warning($"database {databasePath} is older than source file {request.Name}");
    }
}
