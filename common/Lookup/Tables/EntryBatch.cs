using System.Buffers.Binary;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Stores an entry; false when the key exists and must not be overwritten.</summary>
internal delegate bool EntryWriter(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite);

/// <summary>
/// Entries of a table that is being built, as bytes, until there are enough of them to be stored in the order of the file. A table that
/// is larger than a cache is built several times as fast when entries that share a page are stored together.
/// </summary>
/// <param name="capacity">Bytes of memory before the batch is full.</param>
/// <param name="place">Where in the file a key belongs; null for a file in the order of the bytes of its keys.</param>
internal sealed class EntryBatch(int capacity, Func<ReadOnlySpan<byte>, uint>? place = null)
{
    // An entry, and its place in the order.
    private const int BytesPerEntry = 24;
    private const int TypicalText = 40;

    private readonly List<Entry> _entries = new(capacity / (TypicalText + BytesPerEntry));
    private readonly List<ulong> _order = new(capacity / (TypicalText + BytesPerEntry));
    private byte[] _content = new byte[capacity / (TypicalText + BytesPerEntry) * TypicalText];
    private int _length;
    private bool _isOrdered = true;

    /// <summary>Takes an entry; false when there is no room for it and the batch must be stored first.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="withNul">Whether both are stored with a NUL at their end.</param>
    /// <param name="overwrite">Whether it takes the place of an earlier one with this key.</param>
    public bool TryAdd(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool withNul, bool overwrite)
    {
        int length = key.Length + value.Length + (withNul ? 2 : 0);
        if (_length + length > _content.Length)
        {
            if (_entries.Count > 0)
                return false;
            _content = new byte[length];
        }
        Entry entry = new(_length, Append(key, withNul), Append(value, withNul), overwrite);
        ulong ordinal = ((ulong)PlaceOf(KeyOf(entry)) << 32) | (uint)_entries.Count;
        _entries.Add(entry);
        _isOrdered = _isOrdered && (_order.Count == 0 || Compare(_order[^1], ordinal) < 0);
        _order.Add(ordinal);
        return true;
    }

    /// <summary>Stores the entries and forgets them. Returns the keys that were there already, in the order of the source.</summary>
    public IReadOnlyList<string> Store(EntryWriter write)
    {
        List<int> duplicates = [];
        Sort();
        foreach (ulong ordinal in _order)
        {
            int index = (int)(uint)ordinal;
            Entry entry = _entries[index];
            if (!write(KeyOf(entry), _content.AsSpan(entry.Start + entry.KeyLength, entry.ValueLength), entry.Overwrites))
                duplicates.Add(index);
        }
        duplicates.Sort();
        string[] keys = [.. duplicates.Select(index => ByteText.FromBytes(StorageStyle.Trim(KeyOf(_entries[index]))))];
        Clear();
        return keys;
    }

    /// <summary>Forgets the entries.</summary>
    public void Clear()
    {
        _entries.Clear();
        _order.Clear();
        _length = 0;
        _isOrdered = true;
    }

    private void Sort()
    {
        if (_isOrdered)
            return;
        if (place is not null)
            _order.Sort();
        else
            _order.Sort(Compare);
    }

    // Entries with the same key stay in the order of the source.
    private int Compare(ulong first, ulong second)
    {
        if (place is not null || first >> 32 != second >> 32)
            return first.CompareTo(second);
        int keys = KeyOf(_entries[(int)(uint)first]).SequenceCompareTo(KeyOf(_entries[(int)(uint)second]));
        return keys != 0 ? keys : first.CompareTo(second);
    }

    private uint PlaceOf(ReadOnlySpan<byte> key)
    {
        if (place is not null)
            return place(key);
        Span<byte> start = stackalloc byte[sizeof(uint)];
        start.Clear();
        key[..Math.Min(key.Length, start.Length)].CopyTo(start);
        return BinaryPrimitives.ReadUInt32BigEndian(start);
    }

    private ReadOnlySpan<byte> KeyOf(Entry entry) => _content.AsSpan(entry.Start, entry.KeyLength);

    private int Append(ReadOnlySpan<byte> text, bool withNul)
    {
        Span<byte> space = _content.AsSpan(_length);
        text.CopyTo(space);
        int length = text.Length;
        if (withNul)
            space[length++] = 0;
        _length += length;
        return length;
    }

    private readonly record struct Entry(int Start, int KeyLength, int ValueLength, bool Overwrites);
}
