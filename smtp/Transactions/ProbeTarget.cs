namespace Postfix.SmtpClient.Transactions;

/// <summary>How far an address probe goes before it counts as an answer (smtp_address_verify_target).</summary>
internal enum ProbeTarget
{
    /// <summary>This is no probe: deliver the message.</summary>
    None,

    /// <summary>Up to the reply to RCPT.</summary>
    Recipient,

    /// <summary>Up to the reply to DATA.</summary>
    Data,
}
