using System.Buffers.Binary;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Writes a constant database (cdb(5)): records first, then the hash tables, at last the header that makes it complete.</summary>
internal sealed class CdbWriter(FileDescriptor file)
{
    private const int BufferBytes = 64 * 1024;

    private readonly List<Slot>[] _tables = [.. Enumerable.Range(0, CdbHash.TableCount).Select(_ => new List<Slot>())];
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _buffered;
    private long _position;

    /// <summary>Begins after the place of the header.</summary>
    public void Begin()
    {
        _position = CdbHash.HeaderBytes;
        file.Seek(_position, SeekOrigin.Begin);
    }

    /// <summary>Adds a record.</summary>
    /// <returns>Its position.</returns>
    public uint Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        uint position = checked((uint)_position);
        uint hash = CdbHash.Of(key);
        _tables[CdbHash.TableOf(hash)].Add(new Slot(hash, position));
        WritePair((uint)key.Length, (uint)value.Length);
        Write(key);
        Write(value);
        return position;
    }

    /// <summary>Hides a record from searches.</summary>
    public void Remove(ReadOnlySpan<byte> key, uint position)
    {
        uint hash = CdbHash.Of(key);
        _tables[CdbHash.TableOf(hash)].Remove(new Slot(hash, position));
    }

    /// <summary>Writes hash tables and header.</summary>
    public void Finish()
    {
        byte[] header = new byte[CdbHash.HeaderBytes];
        for (int i = 0; i < CdbHash.TableCount; i++)
        {
            Span<byte> row = header.AsSpan(i * CdbHash.PairBytes, CdbHash.PairBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(row, checked((uint)_position));
            BinaryPrimitives.WriteUInt32LittleEndian(row[4..], (uint)_tables[i].Count * 2);
            WriteTable(_tables[i]);
        }
        Flush();
        file.WriteAt(header, 0);
    }

    /// <summary>Twice as many slots as entries, so that searches are short.</summary>
    private void WriteTable(List<Slot> entries)
    {
        Slot[] slots = new Slot[entries.Count * 2];
        foreach (Slot entry in entries)
        {
            uint slot = CdbHash.FirstSlot(entry.Hash, (uint)slots.Length);
            while (slots[slot].Position != 0)
                slot = slot + 1 == slots.Length ? 0 : slot + 1;
            slots[slot] = entry;
        }
        foreach (Slot slot in slots)
            WritePair(slot.Hash, slot.Position);
    }

    private void WritePair(uint first, uint second)
    {
        Span<byte> pair = stackalloc byte[CdbHash.PairBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(pair, first);
        BinaryPrimitives.WriteUInt32LittleEndian(pair[4..], second);
        Write(pair);
    }

    private void Write(ReadOnlySpan<byte> data)
    {
        _position += data.Length;
        if (data.Length > _buffer.Length - _buffered)
            Flush();
        if (data.Length > _buffer.Length)
        {
            file.WriteAll(data);
            return;
        }
        data.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += data.Length;
    }

    private void Flush()
    {
        file.WriteAll(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    private readonly record struct Slot(uint Hash, uint Position);
}
