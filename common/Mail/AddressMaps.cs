using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.Mail;

/// <summary>
/// Tables whose keys are addresses or pieces of addresses, such as canonical_maps, virtual_alias_maps or transport_maps. Addresses
/// are in internal form. Thread-safe.
/// </summary>
/// <param name="maps">The tables.</param>
/// <param name="rules">Extensions and local domains.</param>
/// <param name="log">For answers that are no addresses.</param>
public sealed class AddressMaps(MapList maps, AddressRules rules, Log log)
{
    /// <summary>The tables.</summary>
    public MapList Maps => maps;

    /// <summary>Searches for an address, then for pieces of it.</summary>
    public AddressLookup Find(
        string address, AddressSearch search = AddressSearch.Default, AddressQueryForm form = AddressQueryForm.ExternalFirst) =>
        maps.IsEmpty ? default : new AddressQuery(maps, rules, form).Find(address, search);

    /// <summary>
    /// The addresses that replace an address. An answer "@other.domain" keeps the user; addresses in the answer are completed and, when
    /// asked for, get the extension that had to be left out to find them.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="propagateExtension">Whether an unmatched extension goes to the result (<c>propagate_unmatched_extensions</c>).</param>
    /// <param name="canonicalize">Completes an address; external form in and out (trivial-rewrite(8), context "local").</param>
    /// <param name="form">How tables are asked.</param>
    public AddressMapping Map(
        string address, bool propagateExtension, Func<string, string> canonicalize, AddressQueryForm form = AddressQueryForm.ExternalFirst)
    {
        AddressLookup found = Find(address, AddressSearch.Default, form);
        if (!found.Result.IsFound)
            return found.Result.IsFailed ? AddressMapping.Failed : AddressMapping.NotFound;
        string text = found.Result.Value.StartsWith('@') ? KeepUser(address, found) : found.Result.Value;
        List<string> addresses = Parse(text, canonicalize, propagateExtension ? found.Extension : null);
        if (addresses.Count > 0)
            return new AddressMapping(LookupStatus.Found, addresses);
        log.Warning($"{maps.Title} lookup of {address} returns non-address result \"{text}\"");
        return AddressMapping.Failed;
    }

    /// <summary>The original user, without an extension that was left out, in another domain; external form.</summary>
    private static string KeepUser(string address, AddressLookup found)
    {
        string user = EmailAddress.Split(address).LocalPart;
        return EmailAddress.Quote(user[..^(found.Extension?.Length ?? 0)] + found.Result.Value);
    }

    private static List<string> Parse(string text, Func<string, string> canonicalize, string? extension)
    {
        List<string> addresses = [];
        // The null address has no text; quotes make it an address.
        foreach (AddressToken token in AddressParser.Parse(text is "" or "<>" ? "\"\"" : text))
        {
            if (token.Kind != AddressTokenKind.Address)
                continue;
            string address = EmailAddress.Unquote(canonicalize(AddressPrinter.ExternalAddress(token.Parts)));
            int end = address.LastIndexOf('@');
            addresses.Add(extension is null ? address : address.Insert(end < 0 ? address.Length : end, extension));
        }
        return addresses;
    }
}
