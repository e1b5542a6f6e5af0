using Postfix.Config;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Settings of message headers.</summary>
internal sealed record HeaderOptions
{
    /// <summary>Value of <c>myhostname</c>.</summary>
    public string HostName { get; init; } = "localhost";

    /// <summary>Longest header (<c>header_size_limit</c>).</summary>
    public int SizeLimit { get; init; } = 102400;

    /// <summary>Most tokens of a header that is rewritten (<c>header_address_token_limit</c>).</summary>
    public int TokenLimit { get; init; } = 10240;

    /// <summary>Received: headers that a message may have (<c>hopcount_limit</c>).</summary>
    public int HopLimit { get; init; } = 50;

    /// <summary>Headers that are removed (<c>message_drop_headers</c>).</summary>
    public HeaderNameSet Dropped { get; init; } = new();

    /// <summary>Whether mail of strangers gets missing headers too (<c>always_add_missing_headers</c>).</summary>
    public bool AlwaysAddMissing { get; init; }

    /// <summary>Whether addresses in mail of strangers are completed, with <c>remote_header_rewrite_domain</c>.</summary>
    public bool RewritesRemote { get; init; }

    /// <summary>Whether Content-Transfer-Encoding: says that the message has 8-bit text (<c>detect_8bit_encoding_header</c>).</summary>
    public bool Detects8BitEncoding { get; init; } = true;

    /// <summary>Whether UTF-8 text in headers is noticed (<c>smtputf8_enable</c>).</summary>
    public bool DetectsUtf8 { get; init; } = true;

    /// <summary>Header of messages that name no recipient (<c>undisclosed_recipients_header</c>).</summary>
    public string UndisclosedRecipients { get; init; } = "";

    /// <summary>Whether queue ids are unique for long, so that a Message-Id needs no time (<c>enable_long_queue_ids</c>).</summary>
    public bool LongQueueIds { get; init; }

    /// <summary>The options in main.cf.</summary>
    public static HeaderOptions From(Settings settings) => new()
    {
        HostName = settings[MailParameters.MyHostname],
        SizeLimit = settings[MimeParameters.HeaderSizeLimit],
        TokenLimit = settings[MimeParameters.HeaderAddressTokenLimit],
        HopLimit = settings[CleanupParameters.HopcountLimit],
        Dropped = new(Tokens.SplitList(settings[MailParameters.MessageDropHeaders])),
        AlwaysAddMissing = settings[CleanupParameters.AlwaysAddMissingHeaders],
        RewritesRemote = settings[CleanupParameters.RemoteHeaderRewriteDomain].Length > 0,
        Detects8BitEncoding = settings[MimeParameters.Detect8bitEncodingHeader],
        DetectsUtf8 = settings[MailParameters.SmtpUtf8Enable],
        UndisclosedRecipients = settings[CleanupParameters.UndisclosedRecipientsHeader],
        LongQueueIds = settings[MailParameters.EnableLongQueueIds],
    };
}
