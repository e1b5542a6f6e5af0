namespace Postfix.Lookup;

/// <summary>The names of table flags in log lines.</summary>
internal static class TableFlagNames
{
    private static readonly (TableFlags Flag, string Name)[] Names =
    [
        (TableFlags.WarnDuplicates, "warn_dup"),
        (TableFlags.IgnoreDuplicates, "ignore_dup"),
        (TableFlags.WithoutNul, "try0null"),
        (TableFlags.WithNul, "try1null"),
        (TableFlags.FixedKeys, "fixed"),
        (TableFlags.PatternKeys, "pattern"),
        (TableFlags.Lock, "lock"),
        (TableFlags.ReplaceDuplicates, "dup_replace"),
        (TableFlags.SyncUpdates, "sync_update"),
        (TableFlags.NoSubstitution, "no_regsub"),
        (TableFlags.NoProxy, "no_proxy"),
        (TableFlags.NoUnauthenticated, "no_unauth"),
        (TableFlags.FoldFixed, "fold_fix"),
        (TableFlags.FoldMultiCase, "fold_mul"),
        (TableFlags.OpenLock, "open_lock"),
        (TableFlags.BulkUpdate, "bulk_update"),
        (TableFlags.MultiWriter, "multi_writer"),
        (TableFlags.Utf8, "utf8_request"),
        (TableFlags.Utf8Active, "utf8_active"),
        (TableFlags.ValuesAreFiles, "src_rhs_is_file"),
        (TableFlags.Unavailable, "surrogate"),
    ];

    /// <summary>The names of all flags that are set, joined with a bar.</summary>
    public static string Join(TableFlags flags) =>
        string.Join('|', Names.Where(row => (flags & row.Flag) != 0).Select(row => row.Name));
}
