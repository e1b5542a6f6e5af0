using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>A table that maps addresses to others: canonical and virtual alias maps. Thread-safe.</summary>
/// <param name="maps">The table.</param>
/// <param name="canonical">Completes the addresses in the table.</param>
/// <param name="propagates">Whether an extension that was left out to find an entry is added to what it says.</param>
internal sealed class AddressMap(AddressMaps maps, CanonicalAddresses canonical, bool propagates)
{
    private readonly Func<string, string> _complete = address => canonical.Complete(RewriteRule.Local, address);

    /// <summary>Name of the parameter, for messages.</summary>
    public string Title => maps.Maps.Title;

    /// <summary>What an address in internal form maps to; the result is in internal form too.</summary>
    public AddressMapping Map(string address) => maps.Map(address, propagates, _complete, AddressQueryForm.External);
}
