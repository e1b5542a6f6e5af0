namespace Postfix.Lookup.Tables;

/// <summary>A key for the memcache server, or the lack of one.</summary>
/// <param name="Text">The key; null when there is none.</param>
/// <param name="Reason">Why there is none; null when that cannot be told now.</param>
internal readonly record struct MemcacheKey(string? Text, string? Reason)
{
    /// <summary>It cannot be told whether the table has such keys.</summary>
    public static readonly MemcacheKey Unknown = new(null, null);

    /// <summary>A key.</summary>
    public static MemcacheKey Of(string text) => new(text, null);

    /// <summary>The table has no such keys.</summary>
    public static MemcacheKey None(string reason) => new(null, reason);
}
