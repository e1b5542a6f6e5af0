using Postfix.Config;

namespace Postfix.Cleanup;

/// <summary>Settings of recipients.</summary>
/// <param name="DuplicateLimit">Recipients that are remembered to find duplicates (<c>duplicate_filter_limit</c>).</param>
/// <param name="DistinguishOriginal">Whether the original address makes a difference (<c>enable_original_recipient</c>).</param>
internal sealed record RecipientOptions(int DuplicateLimit, bool DistinguishOriginal)
{
    /// <summary>The options in main.cf.</summary>
    public static RecipientOptions From(Settings settings) =>
        new(settings[CleanupParameters.DuplicateFilterLimit], settings[MailParameters.EnableOriginalRecipient]);
}
