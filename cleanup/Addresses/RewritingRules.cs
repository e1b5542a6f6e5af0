using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>How addresses are rewritten. Thread-safe.</summary>
internal sealed record RewritingRules
{
    /// <summary>Completes addresses.</summary>
    public required CanonicalAddresses Canonical { get; init; }

    /// <summary>Canonical maps and masquerading.</summary>
    public required AddressMappings Mappings { get; init; }

    /// <summary>Virtual aliases; null when there are none.</summary>
    public VirtualAliases? Aliases { get; init; }

    /// <summary>Recipients added by sender (<c>sender_bcc_maps</c>); null when there are none.</summary>
    public AddressMaps? SenderBcc { get; init; }

    /// <summary>Recipients added by recipient (<c>recipient_bcc_maps</c>); null when there are none.</summary>
    public AddressMaps? RecipientBcc { get; init; }

    /// <summary>Recipient of all mail (<c>always_bcc</c>); empty when there is none.</summary>
    public string AlwaysBcc { get; init; } = "";

    /// <summary>Who gets mail for the null address (<c>empty_address_recipient</c>).</summary>
    public string NullRecipient { get; init; } = "MAILER-DAEMON";

    /// <summary>Whether UTF-8 addresses and headers are noticed (<c>smtputf8_enable</c>).</summary>
    public bool DetectsUtf8 { get; init; } = true;

    /// <summary>Recipient filtering.</summary>
    public RecipientOptions Recipients { get; init; } = new(1000, true);
}
