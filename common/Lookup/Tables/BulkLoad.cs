using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Fills a table that is built anew. One thread at a time.</summary>
/// <param name="request">How the table was asked for.</param>
/// <param name="label">The table's name in messages.</param>
/// <param name="style">Whether entries end in a NUL.</param>
/// <param name="write">Stores an entry in the table.</param>
/// <param name="batch">Collects entries; null to store each at once.</param>
internal sealed class BulkLoad(TableRequest request, string label, StorageStyle style, EntryWriter write, EntryBatch? batch = null)
{
    private byte[] _buffer = [];

    /// <summary>Takes an entry. Whether one that is collected was stored is known after <see cref="Flush"/> only.</summary>
    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        bool withNul = style.ForWriting(kind);
        bool overwrite = DuplicateKeys.AreReplaced(request, kind);
        if (batch is null)
            return PutNow(key, value, withNul, overwrite);
        if (!batch.TryAdd(key, value, withNul, overwrite))
        {
            Flush();
            batch.TryAdd(key, value, withNul, overwrite);
        }
        return PutOutcome.Stored;
    }

    /// <summary>Stores what was collected, and reports duplicate keys.</summary>
    public void Flush()
    {
        foreach (string key in batch?.Store(write) ?? [])
            DuplicateKeys.Report(request, label, key);
    }

    private PutOutcome PutNow(string key, string value, bool withNul, bool overwrite)
    {
        int end = withNul ? 1 : 0;
        int length = key.Length + value.Length + (2 * end);
        if (_buffer.Length < length)
            _buffer = new byte[length * 2];
        Span<byte> keyBytes = _buffer.AsSpan(0, key.Length + end);
        Span<byte> valueBytes = _buffer.AsSpan(keyBytes.Length, value.Length + end);
        ByteText.ToBytes(key, keyBytes);
        ByteText.ToBytes(value, valueBytes);
        if (withNul)
            keyBytes[^1] = valueBytes[^1] = 0;
        return write(keyBytes, valueBytes, overwrite) ? PutOutcome.Stored : DuplicateKeys.Report(request, label, key);
    }
}
