namespace Postfix.Lookup;

/// <summary>Makes the missing file of the table that takes the place of a Berkeley DB table (nbdb_reindexd(8)).</summary>
public interface ITableIndexer
{
    /// <summary>Has the file made from the source of a <c>hash:</c> or <c>btree:</c> table.</summary>
    /// <returns>Null when the file is there now, otherwise why it is not.</returns>
    string? Index(TableSpec table);
}
