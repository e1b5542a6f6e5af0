namespace Postfix.Lookup;

/// <summary>How far tables of the Berkeley DB types are replaced by others (<c>non_bdb_migration_level</c>).</summary>
public enum MigrationLevel
{
    /// <summary>They are what they are.</summary>
    Disabled,

    /// <summary>Tables of other types take their places; somebody has to make the files.</summary>
    Redirect,

    /// <summary>Besides, nbdb_reindexd(8) makes files that are missing.</summary>
    Reindex,
}
