namespace Postfix.Cleanup;

/// <summary>The canonical maps and masquerading, in their order (canonical(5), ADDRESS_REWRITING_README). Thread-safe.</summary>
/// <param name="senderMap">Map for senders only; null when there is none.</param>
/// <param name="recipientMap">Map for recipients only; null when there is none.</param>
/// <param name="commonMap">Map for both; null when there is none.</param>
/// <param name="masquerade">Masquerading; null when there is none.</param>
internal sealed class AddressMappings(CanonicalMap? senderMap, CanonicalMap? recipientMap, CanonicalMap? commonMap, Masquerade? masquerade)
{
    private const AddressUse Sender = AddressUse.EnvelopeSender | AddressUse.HeaderSender;

    /// <summary>What an address in external form becomes, if the message's client allows mappings.</summary>
    public string Apply(Message message, AddressUse use, string address)
    {
        if (!message.MapsAddresses)
            return address;
        CanonicalMap? first = (use & Sender) != 0 ? senderMap : recipientMap;
        address = first?.Apply(message, use, address) ?? address;
        address = commonMap?.Apply(message, use, address) ?? address;
        return masquerade?.Apply(message, use, address) ?? address;
    }
}
