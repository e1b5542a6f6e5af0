using Postfix.Mail;

namespace Postfix.BounceServer;

/// <summary>What a notification says about the message as a whole.</summary>
internal sealed record NotificationFacts
{
    /// <summary>Queue id of the original message.</summary>
    public required string QueueId { get; init; }

    /// <summary>This machine (<c>myhostname</c>).</summary>
    public required string HostName { get; init; }

    /// <summary><c>mail_name</c> as an RFC 5322 atom: names fields such as X-Postfix-Sender.</summary>
    public required string MailName { get; init; }

    /// <summary>Separates the MIME parts.</summary>
    public required string Boundary { get; init; }

    /// <summary><c>8bit</c> or <c>7bit</c>; null when not known.</summary>
    public string? MimeEncoding { get; init; }

    /// <summary>What the original message needed of SMTPUTF8.</summary>
    public Smtputf8Flags Smtputf8 { get; init; }

    /// <summary>The ENVID that the sender gave; empty without.</summary>
    public string EnvelopeId { get; init; } = "";

    /// <summary>
    /// Sender of the original message in external form; MAILER-DAEMON for the null sender; empty when not known.
    /// </summary>
    public string Sender { get; init; } = "";

    /// <summary>When the original message arrived, as a header date; empty when not known.</summary>
    public string ArrivalDate { get; init; } = "";

    /// <summary>Until when the message is tried, as a header date; empty when not known.</summary>
    public string RetryUntil { get; init; } = "";

    /// <summary>
    /// Message-Id of the original message with its angle brackets, when the notification refers to it; else empty.
    /// </summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>Whether the notification may carry bytes above 127.</summary>
    public bool Is8Bit => MimeEncoding is not (null or "7bit");

    /// <summary>Whether the sender's mail system can take the SMTPUTF8 forms of the MIME types.</summary>
    public bool IsSmtputf8Requested => (Smtputf8 & Smtputf8Flags.Requested) != 0;
}
