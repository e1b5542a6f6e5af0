namespace Postfix.Lookup.Tables;

/// <summary>Fills a table that is built anew, many entries at a time. One thread at a time.</summary>
/// <param name="request">How the table was asked for.</param>
/// <param name="label">The table's name in messages.</param>
/// <param name="style">Whether entries end in a NUL.</param>
/// <param name="batch">Takes the entries.</param>
/// <param name="write">Stores an entry in the table.</param>
internal sealed class BulkLoad(TableRequest request, string label, StorageStyle style, EntryBatch batch, EntryWriter write)
{
    /// <summary>Takes an entry; what was stored is known after <see cref="Flush"/> only.</summary>
    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        bool withNul = style.ForWriting(kind);
        bool overwrite = DuplicateKeys.AreReplaced(request, kind);
        if (!batch.TryAdd(key, value, withNul, overwrite))
        {
            Flush();
            batch.TryAdd(key, value, withNul, overwrite);
        }
        return PutOutcome.Stored;
    }

    /// <summary>Stores what was taken, and reports duplicate keys.</summary>
    public void Flush()
    {
        foreach (string key in batch.Store(write))
            DuplicateKeys.Report(request, label, key);
    }

    /// <summary>Forgets what was taken, for a build that begins anew.</summary>
    public void Clear() => batch.Clear();
}
