namespace Postfix.Cleanup;

/// <summary>Names of the rules of trivial-rewrite(8); also values of the attribute <c>rewrite_context</c>.</summary>
internal static class RewriteRule
{
    /// <summary>Incomplete addresses belong to this system.</summary>
    public const string Local = "local";

    /// <summary>Incomplete addresses belong to <c>remote_header_rewrite_domain</c>.</summary>
    public const string Remote = "remote";
}
