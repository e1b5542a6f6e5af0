using System.Diagnostics.CodeAnalysis;

namespace Postfix.LocalDelivery;

/// <summary>Who gets reports about an alias instead of the sender.</summary>
/// <param name="Address">The owner in internal form; null when there is none.</param>
/// <param name="Failed">The alias tables could not be searched.</param>
internal readonly record struct OwnerMatch(string? Address, bool Failed)
{
    /// <summary>True when the alias has an owner.</summary>
    [MemberNotNullWhen(true, nameof(Address))]
    public bool IsFound => Address is not null;
}
