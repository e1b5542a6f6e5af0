using System.Numerics;

namespace Postfix.Lookup.Tables;

/// <summary>
/// The slots of one hash table of a constant database in the making, in the order in which they came. They take little more memory
/// than they are large, and most searches for what is not there end at a Bloom filter.
/// </summary>
/// <param name="room">Where they are kept.</param>
internal sealed class CdbSlots(CdbSlotRoom room)
{
    private const int ChunkSize = CdbSlotRoom.ChunkSize;
    private const int FilterBitsPerSlot = 2;

    private readonly List<int> _chunks = [];
    private ulong[] _filter = [];
    private int _added;

    /// <summary>How many there are, without those that were removed.</summary>
    public int Count { get; private set; }

    /// <summary>All of them.</summary>
    public IEnumerable<(uint Hash, uint Position)> All
    {
        get
        {
            for (int i = 0; i < _added; i++)
                if (PositionOf(i) != 0)
                    yield return (room.HashesOf(_chunks[i / ChunkSize])[i % ChunkSize], PositionOf(i));
        }
    }

    /// <summary>Adds a slot.</summary>
    public void Add(uint hash, uint position)
    {
        if (_added == _chunks.Count * ChunkSize)
            _chunks.Add(room.Take());
        room.HashesOf(_chunks[^1])[_added % ChunkSize] = hash;
        room.PositionsOf(_chunks[^1])[_added % ChunkSize] = position;
        _added++;
        Count++;
        if (_added * FilterBitsPerSlot > _filter.Length * 64)
            Grow();
        else
            Mark(hash);
    }

    /// <summary>The first slot with a hash, beginning with number <paramref name="from"/>; -1 when there is none.</summary>
    public int Find(uint hash, int from = 0)
    {
        if (_added == 0 || !IsMarked(hash))
            return -1;
        while (from < _added)
        {
            int start = from % ChunkSize, end = Math.Min(ChunkSize, _added - from + start);
            int found = room.HashesOf(_chunks[from / ChunkSize])[start..end].IndexOf(hash);
            if (found < 0)
                from += end - start;
            else if (PositionOf(from + found) != 0)
                return from + found;
            else
                from += found + 1;
        }
        return -1;
    }

    /// <summary>What slot <paramref name="index"/> says.</summary>
    public uint PositionOf(int index) => room.PositionsOf(_chunks[index / ChunkSize])[index % ChunkSize];

    /// <summary>Takes a slot out; the others keep their numbers.</summary>
    public void Remove(int index)
    {
        room.PositionsOf(_chunks[index / ChunkSize])[index % ChunkSize] = 0; // there is the header of the file, never a record
        Count--;
    }

    private void Grow()
    {
        _filter = new ulong[Math.Max(1, _filter.Length * 2)];
        foreach ((uint hash, _) in All)
            Mark(hash);
    }

    private void Mark(uint hash)
    {
        (uint first, uint second) = BitsOf(hash);
        _filter[first / 64] |= 1UL << (int)(first % 64);
        _filter[second / 64] |= 1UL << (int)(second % 64);
    }

    private bool IsMarked(uint hash)
    {
        (uint first, uint second) = BitsOf(hash);
        return (_filter[first / 64] >> (int)(first % 64) & _filter[second / 64] >> (int)(second % 64) & 1) != 0;
    }

    // The low bits have led to this table and are the same in all its hashes.
    private (uint First, uint Second) BitsOf(uint hash)
    {
        uint mask = ((uint)_filter.Length * 64) - 1;
        uint mixed = hash * 0x9E3779B1;
        return (hash / CdbHash.TableCount & mask, BitOperations.RotateLeft(mixed, 16) & mask);
    }
}
