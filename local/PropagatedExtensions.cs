namespace Postfix.LocalDelivery;

/// <summary>
/// Expansions whose results inherit the address extension (<c>propagate_unmatched_extensions</c>), as far as they are local(8)'s.
/// </summary>
[Flags]
internal enum PropagatedExtensions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Alias tables.</summary>
    Alias = 1,

    /// <summary>.forward files.</summary>
    Forward = 2,

    /// <summary>:include: files.</summary>
    Include = 4,
}
