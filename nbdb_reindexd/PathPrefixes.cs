using Postfix.Text;

namespace Postfix.Reindexing;

/// <summary>Lists of paths that others must begin with (<c>non_bdb_migration_allow_root_prefixes</c> and the like).</summary>
internal static class PathPrefixes
{
    /// <summary>
    /// Whether a member of the list is the path or a directory on it. Names are compared, nothing else: whoever cannot trust a path
    /// must look for ".." and links.
    /// </summary>
    public static bool Cover(string list, string path) => Tokens.SplitList(list)
        .Exists(prefix => path == prefix || path.StartsWith(prefix.TrimEnd('/') + "/", StringComparison.Ordinal));
}
