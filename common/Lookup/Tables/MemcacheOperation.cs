namespace Postfix.Lookup.Tables;

/// <summary>What a memcache server is asked to do.</summary>
internal enum MemcacheOperation
{
    /// <summary>Give the value of a key.</summary>
    Lookup,

    /// <summary>Store a value.</summary>
    Update,

    /// <summary>Remove a key.</summary>
    Delete,
}
