namespace Postfix.Lookup.Tables;

/// <summary>The hash function of constant databases, and where a hash lives in the file (cdb(5)).</summary>
internal static class CdbHash
{
    /// <summary>The file begins with this many pairs of position and length, one for each hash table.</summary>
    public const int TableCount = 256;

    /// <summary>The size of that header; also of two numbers times <see cref="TableCount"/>.</summary>
    public const int HeaderBytes = TableCount * PairBytes;

    /// <summary>The size of two numbers: a slot of a hash table, a row of the header, or the lengths before a record.</summary>
    public const int PairBytes = 8;

    private const uint Seed = 5381;

    /// <summary>The hash of a key.</summary>
    public static uint Of(ReadOnlySpan<byte> key)
    {
        uint hash = Seed;
        foreach (byte b in key)
            hash = ((hash << 5) + hash) ^ b;
        return hash;
    }

    /// <summary>The hash table that has a hash.</summary>
    public static int TableOf(uint hash) => (int)(hash % TableCount);

    /// <summary>The slot where a search for the hash begins, in a table with this many slots.</summary>
    public static uint FirstSlot(uint hash, uint slotCount) => (hash / TableCount) % slotCount;
}
