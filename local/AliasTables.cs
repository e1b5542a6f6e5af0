using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.LocalDelivery;

/// <summary>
/// The tables of <c>alias_maps</c>. postalias(1) writes keys in external form since Postfix 3.12 and wrote them in internal form before;
/// both are found.
/// </summary>
internal sealed class AliasTables(MapList tables)
{
    /// <summary>Searches for a local part in internal form; who asks tells of tables that fail, and of empty results.</summary>
    public MapListResult Find(string name)
    {
        string quoted = EmailAddress.Quote(name, QuoteStyle.BareLocalPart);
        return tables.Locate(quoted, otherForm: quoted == name ? null : name);
    }

    /// <summary>Searches for an owner's alias, as for a name in any list of tables.</summary>
    public LookupResult FindOwner(string name)
    {
        string quoted = EmailAddress.Quote(name, QuoteStyle.BareLocalPart);
        return tables.Search(quoted, otherForm: quoted == name ? null : name).Result;
    }
}
