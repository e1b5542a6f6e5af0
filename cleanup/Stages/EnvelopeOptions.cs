using Postfix.Config;

namespace Postfix.Cleanup;

/// <summary>Settings of envelopes.</summary>
/// <param name="AttributeLimit">Most named attributes (<c>queue_file_attribute_count_limit</c>).</param>
/// <param name="WarningDelay">When the sender hears that mail is delayed (<c>delay_warning_time</c>); zero: never.</param>
/// <param name="RewritesRemote">Whether there is a domain for addresses of strangers (<c>remote_header_rewrite_domain</c>).</param>
/// <param name="VerpDelimiters">Characters that may delimit VERP addresses (<c>verp_delimiter_filter</c>).</param>
internal sealed record EnvelopeOptions(int AttributeLimit, TimeSpan WarningDelay, bool RewritesRemote, string VerpDelimiters)
{
    /// <summary>The options in main.cf.</summary>
    public static EnvelopeOptions From(Settings settings) => new(
        settings[CleanupParameters.QueueFileAttributeCountLimit],
        settings[CleanupParameters.DelayWarningTime],
        settings[CleanupParameters.RemoteHeaderRewriteDomain].Length > 0,
        settings[MailParameters.VerpDelimiterFilter]);
}
