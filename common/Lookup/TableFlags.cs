namespace Postfix.Lookup;

/// <summary>What a user asks of a table, and what a table says about itself. The values are those of the proxymap protocol.</summary>
[Flags]
public enum TableFlags
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Update: warn about a key that exists already, and keep the old value.</summary>
    WarnDuplicates = 1 << 0,

    /// <summary>Update: silently keep the old value of a key that exists already.</summary>
    IgnoreDuplicates = 1 << 1,

    /// <summary>Keys and values may be stored without a trailing NUL.</summary>
    WithoutNul = 1 << 2,

    /// <summary>Keys and values may be stored with a trailing NUL.</summary>
    WithNul = 1 << 3,

    /// <summary>The table stores whole keys (set by the table).</summary>
    FixedKeys = 1 << 4,

    /// <summary>The table matches patterns, so a partial key would match by accident (set by the table).</summary>
    PatternKeys = 1 << 5,

    /// <summary>Lock the file during each access.</summary>
    Lock = 1 << 6,

    /// <summary>Update: replace the value of a key that exists already.</summary>
    ReplaceDuplicates = 1 << 7,

    /// <summary>Update: flush each update to stable storage.</summary>
    SyncUpdates = 1 << 8,

    /// <summary>Refuse $number substitution in the values of pattern tables (the key comes from a stranger).</summary>
    NoSubstitution = 1 << 11,

    /// <summary>Refuse proxied tables.</summary>
    NoProxy = 1 << 12,

    /// <summary>Refuse tables whose data is not authenticated.</summary>
    NoUnauthenticated = 1 << 13,

    /// <summary>Fold the key to lower case when the table has <see cref="FixedKeys"/>.</summary>
    FoldFixed = 1 << 14,

    /// <summary>Fold the key to lower case when the table can match both cases.</summary>
    FoldMultiCase = 1 << 15,

    /// <summary>Hold one exclusive lock while the table is open, unless it is safe with many writers.</summary>
    OpenLock = 1 << 16,

    /// <summary>Many updates follow: trade durability of each for speed.</summary>
    BulkUpdate = 1 << 17,

    /// <summary>The table is safe with many writers (set by the table).</summary>
    MultiWriter = 1 << 18,

    /// <summary>Require valid UTF-8 in keys and values, and fold case accordingly.</summary>
    Utf8 = 1 << 19,

    /// <summary>UTF-8 checks are in place (set by the table).</summary>
    Utf8Active = 1 << 20,

    /// <summary>Values in the source are names of files; the content, base64 encoded, becomes the value.</summary>
    ValuesAreFiles = 1 << 21,

    /// <summary>Stands in for a table that could not be opened (set by the table).</summary>
    Unavailable = 1 << 22,

    /// <summary>Either kind of case folding.</summary>
    FoldAny = FoldFixed | FoldMultiCase,

    /// <summary>The usual request of address and domain tables: locked, folded, UTF-8 aware.</summary>
    Usual = Lock | FoldFixed | Utf8,
}
