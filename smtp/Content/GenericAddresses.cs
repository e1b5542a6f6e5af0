using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;

namespace Postfix.SmtpClient.Content;

/// <summary>
/// smtp_generic_maps: replaces addresses that mean something here only by addresses that are valid on the Internet (generic(5)).
/// A table
/// that cannot be searched breaks off the conversation: half of the addresses rewritten would be worse than none.
/// </summary>
/// <param name="maps">The tables.</param>
/// <param name="propagatesExtension">propagate_unmatched_extensions lists "generic".</param>
/// <param name="canonicalize">Completes addresses from the tables; external form in and out.</param>
/// <param name="log">For multiple values.</param>
internal sealed class GenericAddresses(AddressMaps maps, bool propagatesExtension, Func<string, string> canonicalize, Log log)
{
    /// <summary>The replacement of an address, in internal form; the address itself when there is none.</summary>
    public string Rewrite(string address) => address.Length == 0 ? address : Find(address) ?? address;

    /// <summary>The header with rewritten addresses; null when none has changed.</summary>
    public string? RewriteHeader(HeaderName name, ReadOnlySpan<byte> header)
    {
        string value = ByteText.FromBytes(header[(header.IndexOf((byte)':') + 1)..]);
        List<AddressToken> tokens = AddressParser.Parse(value);
        bool isChanged = false;
        foreach (AddressToken token in tokens)
        {
            if (token.Kind != AddressTokenKind.Address)
                continue;
            string before = AddressPrinter.InternalAddress(token.Parts);
            if (Find(before) is not { } after || after == before)
                continue;
            token.Rewrite(EmailAddress.Quote(after));
            isChanged = true;
        }
        return isChanged ? HeaderFolding.Fold($"{name.Name}: {AddressPrinter.External(tokens, '\n')}") : null;
    }

    private string? Find(string address)
    {
        AddressMapping mapping = maps.Map(address, propagatesExtension, canonicalize);
        if (mapping.Status == LookupStatus.Failed)
            throw new ConversationException(ConversationFault.LocalData, Stage.Content);
        if (mapping.Addresses.Count > 1)
            log.Warning($"multi-valued {maps.Maps.Title} result for {address}");
        return mapping.Addresses.Count > 0 ? mapping.Addresses[0] : null;
    }
}
