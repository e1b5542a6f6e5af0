namespace Postfix.Cleanup;

/// <summary>Where an address stands.</summary>
[Flags]
internal enum AddressUse
{
    None = 0,
    EnvelopeSender = 1,
    EnvelopeRecipient = 2,
    HeaderSender = 4,
    HeaderRecipient = 8,
}
