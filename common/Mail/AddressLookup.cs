using Postfix.Lookup;

namespace Postfix.Mail;

/// <summary>What the search for an address found.</summary>
/// <param name="Result">The value of the first key found, as it is in the table.</param>
/// <param name="Extension">The extension, with its delimiter, that had to be left out to find it; null when none was.</param>
public readonly record struct AddressLookup(LookupResult Result, string? Extension = null);
