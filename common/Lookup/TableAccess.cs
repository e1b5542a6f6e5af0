namespace Postfix.Lookup;

/// <summary>What a table is opened for.</summary>
public enum TableAccess
{
    /// <summary>Lookups only.</summary>
    Read,

    /// <summary>Lookups and updates of an existing table.</summary>
    Update,

    /// <summary>Lookups and updates; the table is made when missing.</summary>
    CreateOrUpdate,

    /// <summary>A table built anew; readers see the old one or a locked one, never half of the new one.</summary>
    Rebuild,
}
