using System.Buffers.Binary;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Searches a constant database (cdb(5)). Thread-safe: it reads at positions and keeps no state.</summary>
internal sealed class CdbReader
{
    private readonly FileDescriptor _file;
    private readonly byte[] _header = new byte[CdbHash.HeaderBytes];
    private readonly long _size;

    /// <exception cref="InvalidDataException">The file is too short.</exception>
    public CdbReader(FileDescriptor file)
    {
        _file = file;
        _size = file.Status().Size;
        ReadExactly(_header, 0);
    }

    /// <summary>The value of the first record with this key; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public byte[]? Find(ReadOnlySpan<byte> key)
    {
        uint hash = CdbHash.Of(key);
        (uint table, uint slotCount) = Pair(_header.AsSpan(CdbHash.TableOf(hash) * CdbHash.PairBytes));
        uint slot = slotCount == 0 ? 0 : CdbHash.FirstSlot(hash, slotCount);
        for (uint tried = 0; tried < slotCount; tried++)
        {
            (uint slotHash, uint record) = ReadPair(table + (long)slot * CdbHash.PairBytes);
            if (record == 0)
                return null;
            if (slotHash == hash && ReadIfKeyIs(key, record) is { } value)
                return value;
            slot = slot + 1 == slotCount ? 0 : slot + 1;
        }
        return null;
    }

    private byte[]? ReadIfKeyIs(ReadOnlySpan<byte> key, uint record)
    {
        (uint keyLength, uint valueLength) = ReadPair(record);
        if (keyLength != key.Length)
            return null;
        long keyPosition = record + CdbHash.PairBytes;
        if (valueLength > _size)
            throw Damaged();
        byte[] content = new byte[keyLength + valueLength];
        ReadExactly(content, keyPosition);
        return content.AsSpan(0, key.Length).SequenceEqual(key) ? content[key.Length..] : null;
    }

    private (uint First, uint Second) ReadPair(long position)
    {
        Span<byte> pair = stackalloc byte[CdbHash.PairBytes];
        ReadExactly(pair, position);
        return Pair(pair);
    }

    private static (uint First, uint Second) Pair(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));

    private void ReadExactly(Span<byte> buffer, long position)
    {
        while (!buffer.IsEmpty)
        {
            int count = _file.ReadAt(buffer, position);
            if (count == 0)
                throw Damaged();
            buffer = buffer[count..];
            position += count;
        }
    }

    private InvalidDataException Damaged() => new($"{_file.Path}: unexpected end of file");
}
