namespace Postfix.SmtpSource;

/// <summary>What all sessions say.</summary>
/// <param name="Dialect">What is spoken.</param>
/// <param name="HostName">The name for HELO or LHLO.</param>
/// <param name="Sender">The sender's address.</param>
/// <param name="Recipients">The recipients' addresses.</param>
/// <param name="Header">The headers of messages; null for none.</param>
/// <param name="Payload">The rest of each message, up to and with the final dot.</param>
internal sealed record SessionScript(
    Dialect Dialect, string HostName, string Sender, RecipientNames Recipients, MessageHeader? Header, byte[] Payload)
{
    /// <summary>Whether a negative reply is only a warning.</summary>
    public bool GoesOnAfterRejection { get; init; }

    /// <summary>Whether the next message is sent over the same connection.</summary>
    public bool KeepsConnection { get; init; }
}
