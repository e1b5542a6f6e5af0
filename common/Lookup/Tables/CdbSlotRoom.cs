namespace Postfix.Lookup.Tables;

/// <summary>The memory of all <see cref="CdbSlots"/> of a database, in blocks that the garbage collector leaves where they are.</summary>
internal sealed class CdbSlotRoom
{
    /// <summary>The number of slots that are handed out at a time.</summary>
    public const int ChunkSize = 128;

    // Large objects, which are not moved; what is not used of the last one takes no memory.
    private const int ChunksPerBlock = 128;

    private readonly List<uint[]> _blocks = [];
    private int _used;

    /// <summary>Room for some slots; returns its number.</summary>
    public int Take()
    {
        if (_used == _blocks.Count * ChunksPerBlock)
            _blocks.Add(new uint[ChunksPerBlock * ChunkSize * 2]);
        return _used++;
    }

    /// <summary>The hashes in a chunk.</summary>
    public Span<uint> HashesOf(int chunk) => Half(2 * chunk);

    /// <summary>The positions that belong to them.</summary>
    public Span<uint> PositionsOf(int chunk) => Half((2 * chunk) + 1);

    private Span<uint> Half(int number) =>
        _blocks[number / (2 * ChunksPerBlock)].AsSpan(number % (2 * ChunksPerBlock) * ChunkSize, ChunkSize);
}
