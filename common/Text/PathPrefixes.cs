namespace Postfix.Text;

/// <summary>Lists of paths that others must begin with (<c>maillog_file_prefixes</c> and the like).</summary>
public static class PathPrefixes
{
    /// <summary>
    /// Whether a member of the list is the path or a directory on it. Names are compared, nothing else: whoever cannot trust a path
    /// must look for ".." and links.
    /// </summary>
    public static bool Cover(string list, string path) => Tokens.SplitList(list)
        .Exists(prefix => path == prefix || path.StartsWith(prefix.TrimEnd('/') + "/", StringComparison.Ordinal));
}
