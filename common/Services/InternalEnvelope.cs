namespace Postfix.Services;

/// <summary>The envelope of a message that the mail system itself writes.</summary>
/// <param name="Source">Which part of the mail system writes it.</param>
/// <param name="Sender">Envelope sender, internal form; empty for the null sender.</param>
/// <param name="Recipient">Envelope recipient, internal form.</param>
public sealed record InternalEnvelope(MailSources Source, string Sender, string Recipient)
{
    /// <summary>What to report about the delivery.</summary>
    public DeliverRequestFlags TraceFlags { get; init; }

    /// <summary>Whether the message may use SMTPUTF8.</summary>
    public bool IsSmtputf8Requested { get; init; }
}
