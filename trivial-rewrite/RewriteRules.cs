using Postfix.Config;

namespace Postfix.TrivialRewrite;

/// <summary>Which address forms are understood and completed.</summary>
internal sealed record RewriteRules
{
    /// <summary><c>site!user</c> means <c>user@site</c>.</summary>
    public bool SwapBangPath { get; init; } = true;

    /// <summary><c>user%domain</c> means <c>user@domain</c>.</summary>
    public bool PercentHack { get; init; } = true;

    /// <summary>Addresses without domain get one.</summary>
    public bool AppendAtMyOrigin { get; init; } = true;

    /// <summary>Domains without a dot are completed.</summary>
    public bool AppendDotMyDomain { get; init; }

    /// <summary>Reads the rules from main.cf.</summary>
    public static RewriteRules From(Settings settings) => new()
    {
        SwapBangPath = settings[RewriteParameters.SwapBangpath],
        PercentHack = settings[RewriteParameters.AllowPercentHack],
        AppendAtMyOrigin = settings[RewriteParameters.AppendAtMyorigin],
        AppendDotMyDomain = settings[RewriteParameters.AppendDotMydomain],
    };
}
