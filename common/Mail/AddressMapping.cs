using Postfix.Lookup;

namespace Postfix.Mail;

/// <summary>The addresses that take the place of another one.</summary>
/// <param name="Status">Whether there are any, or whether to try again later.</param>
/// <param name="Addresses">In internal form; empty unless found.</param>
public readonly record struct AddressMapping(LookupStatus Status, IReadOnlyList<string> Addresses)
{
    /// <summary>The table has no such address.</summary>
    public static AddressMapping NotFound => new(LookupStatus.NotFound, []);

    /// <summary>The table could not be searched, or its answer is no address.</summary>
    public static AddressMapping Failed => new(LookupStatus.Failed, []);
}
