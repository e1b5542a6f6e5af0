namespace Postfix.Config;

/// <summary>Parameters of cleanup(8): what happens to every message on its way into the queue.</summary>
public static class CleanupParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("cleanup");

    /// <summary>Whether From:, Date: and the like are supplied in mail from strangers too.</summary>
    public static readonly Parameter<bool> AlwaysAddMissingHeaders = Group.Bool("always_add_missing_headers", "no");

    /// <summary>An address that gets a copy of every message.</summary>
    public static readonly Parameter<string> AlwaysBcc = Group.Text("always_bcc", "");

    /// <summary>Tables that each body line is looked up in; the result is an action (header_checks(5)).</summary>
    public static readonly Parameter<string> BodyChecks = Group.Text("body_checks", "");

    /// <summary>How many bytes of a body part body_checks look at.</summary>
    public static readonly Parameter<int> BodyChecksSizeLimit = Group.Number("body_checks_size_limit", "51200");

    /// <summary>Which addresses canonical_maps apply to.</summary>
    public static readonly Parameter<string> CanonicalClasses =
        Group.Text("canonical_classes", "envelope_sender, envelope_recipient, header_sender, header_recipient", minLength: 1);

    /// <summary>Tables that rewrite sender and recipient addresses, in envelope and headers (canonical(5)).</summary>
    public static readonly Parameter<string> CanonicalMaps = Group.Text("canonical_maps", "");

    /// <summary>Whether carriage return and newline inside a line become blanks: a relay could take them for a line end.</summary>
    public static readonly Parameter<bool> CleanupReplaceStrayCrLf = Group.Bool("cleanup_replace_stray_cr_lf", "yes");

    /// <summary>Age at which the sender of an undelivered message is warned; 0 disables.</summary>
    public static readonly Parameter<TimeSpan> DelayWarningTime = Group.Time("delay_warning_time", "0h");

    /// <summary>How many recipients are remembered to drop repetitions; 0 is no limit.</summary>
    public static readonly Parameter<int> DuplicateFilterLimit = Group.Number("duplicate_filter_limit", "1000");

    /// <summary>Character set declared for a sender's full name that is not ASCII.</summary>
    public static readonly Parameter<string> FullNameEncodingCharset =
        Group.Text("full_name_encoding_charset", "utf-8", minLength: 1);

    /// <summary>Tables that each message header is looked up in; the result is an action (header_checks(5)).</summary>
    public static readonly Parameter<string> HeaderChecks = Group.Text("header_checks", "");

    /// <summary>How a generated From: header is written: "standard" or "obsolete".</summary>
    public static readonly Parameter<string> HeaderFromFormat = Group.Text("header_from_format", "standard", minLength: 1);

    /// <summary>Most Received: headers; mail with more is in a loop and is returned.</summary>
    public static readonly Parameter<int> HopcountLimit = Group.Number("hopcount_limit", "50", min: 1);

    /// <summary>Which addresses masquerade_domains apply to.</summary>
    public static readonly Parameter<string> MasqueradeClasses =
        Group.Text("masquerade_classes", "envelope_sender, header_sender, header_recipient");

    /// <summary>Domains whose subdomains are stripped from addresses.</summary>
    public static readonly Parameter<string> MasqueradeDomains = Group.Text("masquerade_domains", "");

    /// <summary>User names whose addresses keep their subdomain.</summary>
    public static readonly Parameter<string> MasqueradeExceptions = Group.Text("masquerade_exceptions", "");

    /// <summary>Characters, in C notation, that make a message undeliverable.</summary>
    public static readonly Parameter<string> MessageRejectCharacters = Group.Text("message_reject_characters", "");

    /// <summary>Characters, in C notation, that are removed from messages.</summary>
    public static readonly Parameter<string> MessageStripCharacters = Group.Text("message_strip_characters", "");

    /// <summary>As header_checks, for headers of attached messages.</summary>
    public static readonly Parameter<string> NestedHeaderChecks = Group.Text("nested_header_checks", "$header_checks");

    /// <summary>What happens when text follows the headers without an empty line: fix_quietly, add_header or reject.</summary>
    public static readonly Parameter<string> NonEmptyEndOfHeaderAction =
        Group.Text("non_empty_end_of_header_action", "fix_quietly", minLength: 1);

    /// <summary>Which tables carry an address extension over from the address looked up to the result.</summary>
    public static readonly Parameter<string> PropagateUnmatchedExtensions =
        Group.Text("propagate_unmatched_extensions", "canonical, virtual");

    /// <summary>Most name=value records in one queue file.</summary>
    public static readonly Parameter<int> QueueFileAttributeCountLimit =
        Group.Number("queue_file_attribute_count_limit", "100", min: 1);

    /// <summary>Tables that give an address for a copy, by recipient.</summary>
    public static readonly Parameter<string> RecipientBccMaps = Group.Text("recipient_bcc_maps", "");

    /// <summary>Which addresses recipient_canonical_maps apply to.</summary>
    public static readonly Parameter<string> RecipientCanonicalClasses =
        Group.Text("recipient_canonical_classes", "envelope_recipient, header_recipient", minLength: 1);

    /// <summary>Tables that rewrite recipient addresses (canonical(5)).</summary>
    public static readonly Parameter<string> RecipientCanonicalMaps = Group.Text("recipient_canonical_maps", "");

    /// <summary>Domain that completes addresses in headers of mail from strangers; empty leaves those headers alone.</summary>
    public static readonly Parameter<string> RemoteHeaderRewriteDomain = Group.Text("remote_header_rewrite_domain", "");

    /// <summary>Whether a header records that mail came with REQUIRETLS.</summary>
    public static readonly Parameter<bool> RequiretlsEsmtpHeader = Group.Bool("requiretls_esmtp_header", "yes");

    /// <summary>Tables that give an address for a copy, by sender.</summary>
    public static readonly Parameter<string> SenderBccMaps = Group.Text("sender_bcc_maps", "");

    /// <summary>Which addresses sender_canonical_maps apply to.</summary>
    public static readonly Parameter<string> SenderCanonicalClasses =
        Group.Text("sender_canonical_classes", "envelope_sender, header_sender", minLength: 1);

    /// <summary>Tables that rewrite sender addresses (canonical(5)).</summary>
    public static readonly Parameter<string> SenderCanonicalMaps = Group.Text("sender_canonical_maps", "");

    /// <summary>Header for mail that names no recipient in its headers; empty adds none.</summary>
    public static readonly Parameter<string> UndisclosedRecipientsHeader = Group.Text("undisclosed_recipients_header", "");

    /// <summary>Longest address, in bytes, that virtual aliases may produce.</summary>
    public static readonly Parameter<int> VirtualAliasAddressLengthLimit =
        Group.Number("virtual_alias_address_length_limit", "1000", min: 1);

    /// <summary>Most recipients that virtual aliases may make of one.</summary>
    public static readonly Parameter<int> VirtualAliasExpansionLimit =
        Group.Number("virtual_alias_expansion_limit", "1000", min: 1);

    /// <summary>Tables that replace recipients, also of other domains, by one or more others (virtual(5)).</summary>
    public static readonly Parameter<string> VirtualAliasMaps = Group.Text("virtual_alias_maps", "$virtual_maps");

    /// <summary>How deep virtual aliases may refer to each other.</summary>
    public static readonly Parameter<int> VirtualAliasRecursionLimit =
        Group.Number("virtual_alias_recursion_limit", "1000", min: 1);
}
