using System.Buffers.Binary;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Writes a constant database (cdb(5)): records first, then the hash tables, at last the header that makes it complete.</summary>
internal sealed class CdbWriter(FileDescriptor file)
{
    private const int BufferBytes = 64 * 1024;

    // Twice as many as needed, so that searches are short.
    private const int SlotsPerEntry = 2;

    private readonly CdbSlots[] _tables = NewTables(new CdbSlotRoom());
    private readonly CdbHoles _holes = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _buffered;
    private long _position;

    /// <summary>Begins after the place of the header.</summary>
    public void Begin()
    {
        _position = CdbHash.HeaderBytes;
        file.Seek(_position, SeekOrigin.Begin);
    }

    /// <summary>Adds a record. One with the same key makes room for it, or it is in the way.</summary>
    /// <returns>False when the key exists and must not be overwritten.</returns>
    public bool Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        uint hash = CdbHash.Of(key);
        int known = Find(hash, key);
        if (known >= 0 && !overwrite)
            return false;
        if (known >= 0)
            Remove(SlotsOf(hash), known);
        Add(hash, key, value);
        return true;
    }

    /// <summary>Writes hash tables and header.</summary>
    public void Finish()
    {
        CloseHoles();
        (uint, uint)[] room = new (uint, uint)[_tables.Max(table => table.Count) * SlotsPerEntry];
        byte[] header = new byte[CdbHash.HeaderBytes];
        for (int i = 0; i < CdbHash.TableCount; i++)
        {
            Span<byte> row = header.AsSpan(i * CdbHash.PairBytes, CdbHash.PairBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(row, checked((uint)_position));
            BinaryPrimitives.WriteUInt32LittleEndian(row[4..], (uint)_tables[i].Count * SlotsPerEntry);
            WriteTable(_tables[i], room.AsSpan(0, _tables[i].Count * SlotsPerEntry));
        }
        Flush();
        file.WriteAt(header, 0);
    }

    private static CdbSlots[] NewTables(CdbSlotRoom room) => [.. Enumerable.Range(0, CdbHash.TableCount).Select(_ => new CdbSlots(room))];

    private CdbSlots SlotsOf(uint hash) => _tables[CdbHash.TableOf(hash)];

    private void Remove(CdbSlots slots, int index)
    {
        uint position = slots.PositionOf(index);
        slots.Remove(index);
        Span<byte> lengths = stackalloc byte[CdbHash.PairBytes];
        file.ReadAt(lengths, position); // all of it is there since it was compared
        _holes.Add(position, CdbHash.PairBytes + BinaryPrimitives.ReadUInt32LittleEndian(lengths) + BinaryPrimitives.ReadUInt32LittleEndian(lengths[4..]));
    }

    private void CloseHoles()
    {
        if (_holes.AreNone)
            return;
        Flush();
        _position = _holes.Close(file, _position);
        file.Truncate(_position);
        file.Seek(_position, SeekOrigin.Begin);
    }

    private void Add(uint hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        SlotsOf(hash).Add(hash, checked((uint)_position));
        WritePair((uint)key.Length, (uint)value.Length);
        Write(key);
        Write(value);
    }

    private int Find(uint hash, ReadOnlySpan<byte> key)
    {
        CdbSlots slots = SlotsOf(hash);
        int found = slots.Find(hash);
        while (found >= 0 && !HasKey(slots.PositionOf(found), key))
            found = slots.Find(hash, found + 1);
        return found;
    }

    // Two keys with the same hash are rare; two equal ones are the author's mistake.
    private bool HasKey(uint position, ReadOnlySpan<byte> key)
    {
        Flush();
        byte[] record = new byte[CdbHash.PairBytes + key.Length];
        return file.ReadAt(record, position) == record.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(record) == key.Length
            && key.SequenceEqual(record.AsSpan(CdbHash.PairBytes));
    }

    private void WriteTable(CdbSlots entries, Span<(uint Hash, uint Position)> slots)
    {
        slots.Clear();
        foreach ((uint hash, uint position) in entries.All)
        {
            uint slot = CdbHash.FirstSlot(hash, (uint)slots.Length);
            while (slots[(int)slot].Position != 0)
                slot = slot + 1 == slots.Length ? 0 : slot + 1;
            slots[(int)slot] = (hash, _holes.Moved(position));
        }
        foreach ((uint hash, uint position) in slots)
            WritePair(hash, position);
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
}
