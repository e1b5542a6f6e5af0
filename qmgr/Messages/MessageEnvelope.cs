using Postfix.Mail;
using Postfix.Services;

namespace Postfix.QueueManager.Messages;

/// <summary>What a queue file says about its message as a whole. Values are byte strings; absent ones are empty.</summary>
internal sealed class MessageEnvelope
{
    /// <summary>Sizes and offsets.</summary>
    public SizeRecord Size { get; set; }

    /// <summary>Envelope sender in internal form; null until its record was seen.</summary>
    public string? Sender { get; set; }

    /// <summary>When the message began to arrive.</summary>
    public DateTimeOffset ArrivalTime { get; set; }

    /// <summary>When the queue file was made; the life time counts from here.</summary>
    public DateTimeOffset CreateTime { get; set; }

    /// <summary>Body encoding: <c>7bit</c>, <c>8bit</c> or empty.</summary>
    public string Encoding { get; set; } = "";

    /// <summary>DSN ENVID.</summary>
    public string EnvelopeId { get; set; } = "";

    /// <summary>DSN RET.</summary>
    public ReturnFlags Return { get; set; }

    /// <summary>Content filter <c>transport:nexthop</c> that all recipients go to; null for none.</summary>
    public string? Filter { get; set; }

    /// <summary>Whether a content inspector gets the message (obsolete record).</summary>
    public bool IsInspected { get; set; }

    /// <summary>The address that takes the place of all recipients; null for none.</summary>
    public string? RedirectTo { get; set; }

    /// <summary>Two VERP delimiters; null when the sender is used as it is.</summary>
    public string? VerpDelimiters { get; set; }

    /// <summary>When a delay warning is due; null when never, or once it was sent.</summary>
    public DateTimeOffset? WarningTime { get; set; }

    /// <summary>Where the warning time stands; 0 when there is none.</summary>
    public long WarningOffset { get; set; }

    /// <summary>Whether the sender was told of the delay.</summary>
    public bool WarningWasSent { get; set; }

    /// <summary>What is to be traced or verified.</summary>
    public DeliverRequestFlags TraceFlags { get; set; }

    /// <summary>Whether it is a probe of address verification, and nothing to be delivered.</summary>
    public bool IsProbe => (TraceFlags & DeliverRequestFlags.VerifyForSystem) != 0;

    /// <summary>Where the trace flags stand, when they are to go after the report; 0 otherwise.</summary>
    public long TraceFlagsOffset { get; set; }

    /// <summary>The client that the message came from, as logs and XFORWARD show it.</summary>
    public ClientOrigin Client { get; set; } = ClientOrigin.None;

    /// <summary>Who submitted it.</summary>
    public SaslIdentity Sasl { get; set; } = SaslIdentity.None;

    /// <summary>Queue id under which the system before, or a filter, knew the message.</summary>
    public string LogIdentity { get; set; } = "";

    /// <summary>Which addresses are completed on the way.</summary>
    public string RewriteContext { get; set; } = "local";

    /// <summary>Whether every recipient needs a request of its own, since the sender address names it.</summary>
    public bool WantsSingleRecipients => VerpDelimiters is not null;
}
