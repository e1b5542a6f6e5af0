using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>One of the canonical maps (canonical(5)): an address becomes another, repeatedly. Thread-safe.</summary>
/// <param name="map">The table.</param>
/// <param name="uses">Where it applies.</param>
/// <param name="log">Hears about trouble.</param>
internal sealed class CanonicalMap(AddressMap map, AddressUse uses, CleanupLog log)
{
    private const int NestingLimit = 10;

    /// <summary>
    /// What an address in external form becomes. Trouble becomes a problem of the message; the address is then as far as it came.
    /// </summary>
    public string Apply(Message message, AddressUse use, string address)
    {
        if ((uses & use) == 0)
            return address;
        for (int count = 0; count < NestingLimit; count++)
        {
            AddressMapping mapping = map.Map(EmailAddress.Unquote(address));
            if (mapping.Status == LookupStatus.NotFound)
                return address;
            if (mapping.Status == LookupStatus.Failed)
            {
                log.LookupProblem(message, map.Title, address);
                message.Fail(CleanupStatus.Write);
                return address;
            }
            if (mapping.Addresses.Count > 1)
                log.MultipleValues(message, map.Title, address);
            string before = address;
            address = EmailAddress.Quote(mapping.Addresses[0]);
            if (ByteText.FoldCase(before) == ByteText.FoldCase(address))
                return address;
        }
        log.UnreasonableNesting(message, map.Title, address);
        return address;
    }
}
