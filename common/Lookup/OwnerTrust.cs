namespace Postfix.Lookup;

/// <summary>How far the data of a table can be trusted.</summary>
public enum OwnerTrust
{
    /// <summary>Root's data.</summary>
    Trusted,

    /// <summary>The data of one ordinary user.</summary>
    Untrusted,

    /// <summary>The origin is not known: network data, or data of several users.</summary>
    Unknown,
}
