using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.LocalDelivery;

/// <summary>
/// The tables of <c>alias_maps</c>. Keys are in external form since Postfix 3.12 and were in internal form before; both are
/// found.
/// </summary>
internal sealed class AliasTables(MapList tables)
{
    /// <summary>Searches for a local part in internal form.</summary>
    public MapListResult Find(string name)
    {
        string quoted = EmailAddress.Quote(name, QuoteStyle.BareLocalPart);
        MapListResult result = tables.Search(quoted);
        bool tryPlain = result.Result.Status == LookupStatus.NotFound && quoted != name;
        return tryPlain ? tables.Search(name) : result;
    }
}
