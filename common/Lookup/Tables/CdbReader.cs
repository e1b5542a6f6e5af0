using System.Buffers.Binary;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Searches a constant database (cdb(5)). Thread-safe: it keeps no state.</summary>
internal sealed class CdbReader : IDisposable
{
    private readonly FileMapping _content;

    /// <exception cref="InvalidDataException">The file is too short.</exception>
    public CdbReader(FileDescriptor file)
    {
        _content = FileMapping.Of(file);
        if (_content.Length >= CdbHash.HeaderBytes)
            return;
        _content.Dispose();
        throw Damaged();
    }

    /// <summary>
    /// Brings near what searches for keys with these hashes will look at. In a large file a search waits for memory twice, for the slot
    /// and for the record; searches that are announced together wait together.
    /// </summary>
    public void Prefetch(ReadOnlySpan<uint> hashes)
    {
        Span<long> slots = stackalloc long[hashes.Length];
        for (int i = 0; i < hashes.Length; i++)
        {
            (uint table, uint slotCount) = ReadPair(CdbHash.TableOf(hashes[i]) * CdbHash.PairBytes);
            slots[i] = slotCount == 0 ? 0 : table + (long)CdbHash.FirstSlot(hashes[i], slotCount) * CdbHash.PairBytes;
            _content.Prefetch(slots[i]);
        }
        foreach (long slot in slots)
        {
            // Of a damaged file the searches themselves will tell.
            if (TryReadPair(slot, out (uint, uint Position) record))
                _content.Prefetch(record.Position);
        }
    }

    /// <summary>The value of the first record with this key; false when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public bool TryFind(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        uint hash = CdbHash.Of(key);
        (uint table, uint slotCount) = ReadPair(CdbHash.TableOf(hash) * CdbHash.PairBytes);
        uint slot = slotCount == 0 ? 0 : CdbHash.FirstSlot(hash, slotCount);
        for (uint tried = 0; tried < slotCount; tried++)
        {
            (uint slotHash, uint record) = ReadPair(table + (long)slot * CdbHash.PairBytes);
            if (record == 0)
                break;
            if (slotHash == hash && ReadRecord(record, out value).SequenceEqual(key))
                return true;
            slot = slot + 1 == slotCount ? 0 : slot + 1;
        }
        value = default;
        return false;
    }

    /// <summary>The record at a position, and the position after it; false behind the last one. The first one is after the header.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public bool TryRead(ref long position, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        // The hash tables follow the records, the one for the lowest hashes first.
        if (position >= ReadPair(0).First)
        {
            key = value = default;
            return false;
        }
        key = ReadRecord(position, out value);
        position += CdbHash.PairBytes + key.Length + (long)value.Length;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();

    private ReadOnlySpan<byte> ReadRecord(long position, out ReadOnlySpan<byte> value)
    {
        (uint keyLength, uint valueLength) = ReadPair(position);
        long start = position + CdbHash.PairBytes;
        value = Read(start + keyLength, valueLength);
        return Read(start, keyLength);
    }

    private (uint First, uint Second) ReadPair(long position) =>
        TryReadPair(position, out (uint, uint) pair) ? pair : throw Damaged();

    private bool TryReadPair(long position, out (uint First, uint Second) pair)
    {
        ReadOnlySpan<byte> bytes = _content.Slice(position, CdbHash.PairBytes);
        bool isWhole = bytes.Length == CdbHash.PairBytes;
        pair = isWhole ? (BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..])) : default;
        return isWhole;
    }

    private ReadOnlySpan<byte> Read(long position, uint length)
    {
        ReadOnlySpan<byte> bytes = length <= int.MaxValue ? _content.Slice(position, (int)length) : [];
        return bytes.Length == length ? bytes : throw Damaged();
    }

    private static InvalidDataException Damaged() => new(Errno.EPROTO.Describe());
}
