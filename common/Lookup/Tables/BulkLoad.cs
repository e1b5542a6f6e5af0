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
    public PutOutcome Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, EntryKind kind)
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

    private PutOutcome PutNow(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool withNul, bool overwrite)
    {
        bool isStored = withNul ? WriteWithNul(key, value, overwrite) : write(key, value, overwrite);
        return isStored ? PutOutcome.Stored : DuplicateKeys.Report(request, label, ByteText.FromBytes(key));
    }

    private bool WriteWithNul(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        int length = key.Length + value.Length + 2;
        if (_buffer.Length < length)
            _buffer = new byte[length * 2];
        Span<byte> keyWithNul = _buffer.AsSpan(0, key.Length + 1), valueWithNul = _buffer.AsSpan(key.Length + 1, value.Length + 1);
        key.CopyTo(keyWithNul);
        value.CopyTo(valueWithNul);
        keyWithNul[^1] = valueWithNul[^1] = 0;
        return write(keyWithNul, valueWithNul, overwrite);
    }
}
