namespace Postfix.Lookup;

/// <summary>A table that can be updated. Problems throw <see cref="TableException"/>.</summary>
public interface IWritableTable : ILookupTable
{
    /// <summary>
    /// Stores a value. A table that was opened for <see cref="TableAccess.Rebuild"/> may take it for stored, and report that the key is a
    /// duplicate later, in <see cref="Commit"/> at the latest.
    /// </summary>
    PutOutcome Put(string key, string value, EntryKind kind);

    /// <summary>Removes a key.</summary>
    /// <returns>False when there was no such key.</returns>
    bool Delete(string key);

    /// <summary>Puts all updates on stable storage. A table that was opened for <see cref="TableAccess.Rebuild"/> is complete only then.</summary>
    void Commit();
}
