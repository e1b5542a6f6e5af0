using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Rewrites the addresses in a header.</summary>
/// <param name="message">The message.</param>
/// <param name="rules">How addresses are rewritten.</param>
/// <param name="tokenLimit">Most tokens that are looked at; the rest of the header goes.</param>
/// <param name="log">Hears about headers that are reduced.</param>
internal sealed class HeaderAddresses(Message message, RewritingRules rules, int tokenLimit, CleanupLog log)
{
    /// <summary>
    /// The header with rewritten addresses, one on each line; null when none changes and the header is to stay as it is.
    /// </summary>
    /// <param name="name">The header.</param>
    /// <param name="header">Name and value.</param>
    /// <param name="rule">How incomplete addresses are completed.</param>
    public string? Rewrite(HeaderName name, ReadOnlySpan<byte> header, string rule)
    {
        AddressUse use = name.Has(HeaderTraits.Sender) ? AddressUse.HeaderSender : AddressUse.HeaderRecipient;
        List<AddressToken> tokens = AddressParser.Parse(ByteText.FromBytes(header[(header.IndexOf((byte)':') + 1)..]), tokenLimit);
        bool changed = false;
        foreach (AddressToken token in tokens)
            if (token.Kind == AddressTokenKind.Address)
                changed |= Rewrite(token, use, rule);
        // In the writer's capitals, as they were.
        return changed ? $"{ByteText.FromBytes(header[..name.Name.Length])}: {AddressPrinter.External(tokens, '\n', log.StrippedComments)}" : null;
    }

    private bool Rewrite(AddressToken address, AddressUse use, string rule)
    {
        string before = AddressPrinter.ExternalAddress(address.Parts);
        string after = rules.Mappings.Apply(message, use, rules.Canonical.Complete(rule, before));
        address.Rewrite(after);
        return after != before;
    }
}
