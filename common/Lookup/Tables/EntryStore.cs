using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Entries in memory, as bytes that stand side by side in large blocks: less than half the memory of as many strings, and nothing for the
/// garbage collector to walk through. Thread-safe as long as nothing is put into it.
/// </summary>
internal sealed class EntryStore
{
    private const int FirstBlockBytes = 4096;
    private const int LargeBlockBytes = 1 << 20;

    // A place is the number of a block, and that of a unit in it.
    private const int UnitBytes = 8;
    private const int UnitBits = 17;
    private const int MaxBlocks = 1 << (32 - UnitBits);

    private readonly List<byte[]> _blocks = [[]]; // none has the number 0, so that no entry has the place 0
    private Slot[] _slots = new Slot[32];
    private int _used;
    private int _count;

    private byte[] LastBlock => _blocks[^1];

    /// <summary>Finds the value of a key.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        Slot slot = _slots[FindSlot(HashOf(key), key)];
        value = slot.IsFree ? default : Read(slot, out _);
        return !slot.IsFree;
    }

    /// <summary>Stores a value; the key is not empty.</summary>
    /// <returns>False when the key exists and must not be overwritten.</returns>
    public bool Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        if (_count >= _slots.Length / 2)
            Grow();
        uint hash = HashOf(key);
        ref Slot slot = ref _slots[FindSlot(hash, key)];
        if (!slot.IsFree)
        {
            if (!overwrite)
                return false;
            HeaderAt(slot).Supersede();
            _count--;
        }
        slot = new Slot(hash, Append(key, value));
        _count++;
        return true;
    }

    /// <summary>
    /// Brings near what a search for these keys will look at: in a large store a search waits for memory twice, and searches that are
    /// announced together wait together.
    /// </summary>
    public void Prefetch(KeyBatch keys)
    {
        Span<uint> hashes = stackalloc uint[KeyBatch.UsualCapacity];
        int count = Math.Min(keys.Count, hashes.Length);
        for (int i = 0; i < count; i++)
        {
            hashes[i] = HashOf(keys[i].Bytes);
            Prefetch(ref _slots[FirstSlot(hashes[i])]);
        }
        foreach (uint hash in hashes[..count])
        {
            Slot slot = _slots[FirstSlot(hash)];
            if (!slot.IsFree)
                Prefetch(ref HeaderAt(slot));
        }
    }

    /// <summary>The entry that <paramref name="cursor"/> is at, which moves on; false at the end. They come in the order in which they were put.</summary>
    /// <param name="cursor">The default value is the beginning.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    public bool TryRead(ref (int Block, int Start) cursor, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        for (; cursor.Block < _blocks.Count; cursor = (cursor.Block + 1, 0))
        {
            byte[] block = _blocks[cursor.Block];
            while (cursor.Start + Header.Bytes <= block.Length && HeaderAt(block, cursor.Start) is { KeyLength: > 0 } header)
            {
                int start = cursor.Start;
                cursor.Start = Align(start + Header.Bytes + header.Length);
                if (header.IsSuperseded)
                    continue;
                value = Read(block, start, out key);
                return true;
            }
        }
        key = value = default;
        return false;
    }

    private int FindSlot(uint hash, ReadOnlySpan<byte> key)
    {
        int index = FirstSlot(hash);
        while (!_slots[index].IsFree && !(_slots[index].Hash == hash && IsKeyOf(_slots[index], key)))
            index = NextSlot(index);
        return index;
    }

    private int FirstSlot(uint hash) => (int)(hash & (uint)(_slots.Length - 1));

    private int NextSlot(int index) => (index + 1) & (_slots.Length - 1);

    private bool IsKeyOf(Slot slot, ReadOnlySpan<byte> key)
    {
        Read(slot, out ReadOnlySpan<byte> stored);
        return stored.SequenceEqual(key);
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (Slot slot in old)
        {
            if (slot.IsFree)
                continue;
            int index = FirstSlot(slot.Hash);
            while (!_slots[index].IsFree)
                index = NextSlot(index);
            _slots[index] = slot;
        }
    }

    private uint Append(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        int size = checked(Header.Bytes + key.Length + value.Length);
        if (size > LastBlock.Length - _used)
            AddBlock(size);
        int start = _used;
        HeaderAt(LastBlock, start) = new Header(key.Length, value.Length);
        Span<byte> text = LastBlock.AsSpan(start + Header.Bytes);
        key.CopyTo(text);
        value.CopyTo(text[key.Length..]);
        _used = Math.Min(Align(start + size), LastBlock.Length);
        return ((uint)(_blocks.Count - 1) << UnitBits) | (uint)(start / UnitBytes);
    }

    private void AddBlock(int size)
    {
        if (_blocks.Count == MaxBlocks)
            throw new OutOfMemoryException();
        int usual = Math.Clamp(LastBlock.Length * 2, FirstBlockBytes, LargeBlockBytes);
        _blocks.Add(new byte[Math.Max(size, usual)]);
        _used = 0;
    }

    private ReadOnlySpan<byte> Read(Slot slot, out ReadOnlySpan<byte> key) => Read(_blocks[slot.Block], slot.Start, out key);

    private static ReadOnlySpan<byte> Read(byte[] block, int start, out ReadOnlySpan<byte> key)
    {
        Header header = HeaderAt(block, start);
        key = block.AsSpan(start + Header.Bytes, header.KeyLength);
        return block.AsSpan(start + Header.Bytes + header.KeyLength, header.ValueLength);
    }

    private ref Header HeaderAt(Slot slot) => ref HeaderAt(_blocks[slot.Block], slot.Start);

    private static ref Header HeaderAt(byte[] block, int start) => ref MemoryMarshal.AsRef<Header>(block.AsSpan(start, Header.Bytes));

    private static int Align(int position) => (position + UnitBytes - 1) & ~(UnitBytes - 1);

    private static uint HashOf(ReadOnlySpan<byte> key)
    {
        HashCode hash = default;
        hash.AddBytes(key);
        return (uint)hash.ToHashCode();
    }

    private static unsafe void Prefetch<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }

    private readonly record struct Slot(uint Hash, uint Place)
    {
        public bool IsFree => Place == 0;

        public int Block => (int)(Place >> UnitBits);

        public int Start => (int)(Place & ((1 << UnitBits) - 1)) * UnitBytes;
    }

    private struct Header(int keyLength, int valueLength)
    {
        public const int Bytes = 8;

        // Less than zero when another entry has taken the place of this one.
        private int _valueLength = valueLength;

        public readonly int KeyLength => keyLength;

        public readonly int ValueLength => IsSuperseded ? ~_valueLength : _valueLength;

        public readonly int Length => KeyLength + ValueLength;

        public readonly bool IsSuperseded => _valueLength < 0;

        public void Supersede() => _valueLength = ~_valueLength;
    }
}
