using Postfix.Lookup;

namespace Postfix.Services;

/// <summary>Which side of the proxymap protocol a table flag belongs to (contract: services.md, section 9).</summary>
public static class ProxyTableFlags
{
    /// <summary>Flags that the server reports.</summary>
    public const TableFlags Implementation = TableFlags.FixedKeys | TableFlags.PatternKeys | TableFlags.MultiWriter;

    /// <summary>Flags that come with each request; all handles of a table can share them.</summary>
    public const TableFlags Request = TableFlags.FoldAny | TableFlags.Lock | TableFlags.ReplaceDuplicates | TableFlags.WarnDuplicates
        | TableFlags.IgnoreDuplicates | TableFlags.SyncUpdates | TableFlags.NoSubstitution | TableFlags.NoProxy
        | TableFlags.NoUnauthenticated | TableFlags.Utf8;

    /// <summary>Flags that make a handle of their own.</summary>
    public const TableFlags Instance = ~(Implementation | Request);
}
