#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of cleanup(8): what happens to every message on its way into the queue.</summary>
public static class CleanupParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("cleanup");

    public static readonly Parameter<bool> AlwaysAddMissingHeaders = Group.Bool("always_add_missing_headers", "no");

    public static readonly Parameter<string> AlwaysBcc = Group.Text("always_bcc", "");

    public static readonly Parameter<string> BodyChecks = Group.Text("body_checks", "");

    public static readonly Parameter<int> BodyChecksSizeLimit = Group.Number("body_checks_size_limit", "51200");

    public static readonly Parameter<string> CanonicalClasses =
        Group.Text("canonical_classes", "envelope_sender, envelope_recipient, header_sender, header_recipient", minLength: 1);

    public static readonly Parameter<string> CanonicalMaps = Group.Text("canonical_maps", "");

    public static readonly Parameter<bool> CleanupReplaceStrayCrLf = Group.Bool("cleanup_replace_stray_cr_lf", "yes");

    public static readonly Parameter<TimeSpan> DelayWarningTime = Group.Time("delay_warning_time", "0h");

    public static readonly Parameter<int> DuplicateFilterLimit = Group.Number("duplicate_filter_limit", "1000");

    public static readonly Parameter<string> FullNameEncodingCharset =
        Group.Text("full_name_encoding_charset", "utf-8", minLength: 1);

    public static readonly Parameter<string> HeaderChecks = Group.Text("header_checks", "");

    public static readonly Parameter<string> HeaderFromFormat = Group.Text("header_from_format", "standard", minLength: 1);

    public static readonly Parameter<int> HopcountLimit = Group.Number("hopcount_limit", "50", min: 1);

    public static readonly Parameter<string> MasqueradeClasses =
        Group.Text("masquerade_classes", "envelope_sender, header_sender, header_recipient");

    public static readonly Parameter<string> MasqueradeDomains = Group.Text("masquerade_domains", "");

    public static readonly Parameter<string> MasqueradeExceptions = Group.Text("masquerade_exceptions", "");

    public static readonly Parameter<string> MessageRejectCharacters = Group.Text("message_reject_characters", "");

    public static readonly Parameter<string> MessageStripCharacters = Group.Text("message_strip_characters", "");

    public static readonly Parameter<string> NestedHeaderChecks = Group.Text("nested_header_checks", "$header_checks");

    public static readonly Parameter<string> NonEmptyEndOfHeaderAction =
        Group.Text("non_empty_end_of_header_action", "fix_quietly", minLength: 1);

    public static readonly Parameter<string> PropagateUnmatchedExtensions =
        Group.Text("propagate_unmatched_extensions", "canonical, virtual");

    public static readonly Parameter<int> QueueFileAttributeCountLimit =
        Group.Number("queue_file_attribute_count_limit", "100", min: 1);

    public static readonly Parameter<string> RecipientBccMaps = Group.Text("recipient_bcc_maps", "");

    public static readonly Parameter<string> RecipientCanonicalClasses =
        Group.Text("recipient_canonical_classes", "envelope_recipient, header_recipient", minLength: 1);

    public static readonly Parameter<string> RecipientCanonicalMaps = Group.Text("recipient_canonical_maps", "");

    public static readonly Parameter<string> RemoteHeaderRewriteDomain = Group.Text("remote_header_rewrite_domain", "");

    public static readonly Parameter<bool> RequiretlsEsmtpHeader = Group.Bool("requiretls_esmtp_header", "yes");

    public static readonly Parameter<string> SenderBccMaps = Group.Text("sender_bcc_maps", "");

    public static readonly Parameter<string> SenderCanonicalClasses =
        Group.Text("sender_canonical_classes", "envelope_sender, header_sender", minLength: 1);

    public static readonly Parameter<string> SenderCanonicalMaps = Group.Text("sender_canonical_maps", "");

    public static readonly Parameter<string> UndisclosedRecipientsHeader = Group.Text("undisclosed_recipients_header", "");

    public static readonly Parameter<int> VirtualAliasAddressLengthLimit =
        Group.Number("virtual_alias_address_length_limit", "1000", min: 1);

    public static readonly Parameter<int> VirtualAliasExpansionLimit =
        Group.Number("virtual_alias_expansion_limit", "1000", min: 1);

    public static readonly Parameter<string> VirtualAliasMaps = Group.Text("virtual_alias_maps", "$virtual_maps");

    public static readonly Parameter<int> VirtualAliasRecursionLimit =
        Group.Number("virtual_alias_recursion_limit", "1000", min: 1);
}
