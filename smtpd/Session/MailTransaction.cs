using Postfix.Mail;
using Postfix.Smtpd.Content;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Restrictions;
using Postfix.Smtpd.Submission;

namespace Postfix.Smtpd.Session;

/// <summary>
/// What a client says about one message. There is always one: it begins empty, MAIL opens it, and RSET, EHLO or the end of the
/// message put a new one in its place.
/// </summary>
internal sealed class MailTransaction : IDisposable
{
    /// <summary>What access tables want done with the message.</summary>
    public MessageActions Actions { get; } = new();

    /// <summary>Envelope sender in internal form; null until MAIL was accepted.</summary>
    public string? Sender { get; private set; }

    /// <summary>Whether MAIL was accepted.</summary>
    public bool IsOpen => Sender is not null;

    public MailOptions? Parameters { get; private set; }

    public DateTimeOffset Arrival { get; private set; }

    /// <summary>How cleanup completes header addresses: as ours or as a stranger's.</summary>
    public RewriteContext RewriteContext { get; set; }

    /// <summary>Client information from XFORWARD, for this message only.</summary>
    public ForwardedClient? Forwarded { get; set; }

    /// <summary>Recipients accepted.</summary>
    public int RecipientCount { get; private set; }

    /// <summary>The first recipient, in internal form.</summary>
    public string? FirstRecipient { get; private set; }

    /// <summary>Recipients refused for being too many.</summary>
    public int Overshoot { get; set; }

    /// <summary>The connection to the queue, from the first valid recipient on.</summary>
    public IMessageSubmission? Submission { get; set; }

    public string? QueueId => Submission?.QueueId;

    /// <summary>Content received so far goes through here; null before DATA or BDAT.</summary>
    public ContentWriter? Content { get; set; }

    public BdatState Bdat { get; set; }

    /// <summary>Content that was received and thrown away, in bytes.</summary>
    public long SkippedBytes { get; set; }

    /// <summary>Puts BDAT chunks together; null before the first one.</summary>
    public ChunkReceiver? Chunks { get; set; }

    public bool Smtputf8 => Parameters is { Smtputf8: true };

    /// <summary>MAIL was accepted.</summary>
    public void Begin(string sender, MailOptions parameters, DateTimeOffset arrival) =>
        (Sender, Parameters, Arrival) = (sender, parameters, arrival);

    /// <summary>RCPT was accepted.</summary>
    public void AddRecipient(string recipient)
    {
        RecipientCount++;
        FirstRecipient ??= recipient;
    }

    /// <summary>Abandons a message that was not finished; the queue forgets it.</summary>
    public void Dispose() => Submission?.Dispose();
}
