using Postfix.Mail.Notifications;

namespace Postfix.Cleanup;

/// <summary>All that main.cf says about messages, read once per process. Thread-safe.</summary>
internal sealed record CleanupRules
{
    /// <summary>Addresses.</summary>
    public required RewritingRules Addresses { get; init; }

    /// <summary>Content.</summary>
    public ContentRules Content { get; init; } = new();

    /// <summary>Headers.</summary>
    public HeaderOptions Headers { get; init; } = new();

    /// <summary>Envelopes.</summary>
    public EnvelopeOptions Envelope { get; init; } = new(100, TimeSpan.Zero, false, "-=+");

    /// <summary>From: headers.</summary>
    public required FromHeader From { get; init; }

    /// <summary>Longest text record (<c>line_length_limit</c>).</summary>
    public int LineLimit { get; init; } = 2048;

    /// <summary>Largest queue file (<c>message_size_limit</c>); 0: no limit.</summary>
    public long SizeLimit { get; init; }

    /// <summary>Whether bounces never use VERP (<c>disable_verp_bounces</c>).</summary>
    public bool DisablesVerpBounces { get; init; }

    /// <summary>
    /// Whether mail must pass milters that this program does not have (<c>non_smtpd_milters</c>), unless the site prefers unfiltered mail
    /// to none (<c>milter_default_action</c>).
    /// </summary>
    public bool RequiresMilters { get; init; }
}
