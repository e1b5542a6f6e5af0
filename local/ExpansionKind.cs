namespace Postfix.LocalDelivery;

/// <summary>Where a destination was listed; says whether commands and files are allowed there. Bits, for sets of kinds.</summary>
[Flags]
internal enum ExpansionKind
{
    /// <summary>In the message envelope.</summary>
    None = 0,

    /// <summary>In an alias table.</summary>
    Alias = 1,

    /// <summary>In a .forward file.</summary>
    Forward = 2,

    /// <summary>In an :include: file.</summary>
    Include = 4,
}
