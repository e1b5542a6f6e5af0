namespace Postfix.Lookup;

/// <summary>How a table lookup ended.</summary>
public enum LookupStatus
{
    /// <summary>The table has no such key.</summary>
    NotFound,

    /// <summary>The table has a value for the key.</summary>
    Found,

    /// <summary>The table could not be searched; the caller must try again later and must not treat this as "not found".</summary>
    Failed,
}
