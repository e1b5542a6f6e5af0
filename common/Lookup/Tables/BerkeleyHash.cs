namespace Postfix.Lookup.Tables;

/// <summary>
/// The hash function of Berkeley DB's hash files: FNV-1 of 32 bits, whose low bits are the number of a key's bucket. Only the order
/// of work depends on it, and its speed.
/// </summary>
internal static class BerkeleyHash
{
    /// <summary>The hash of a key as it is stored.</summary>
    public static uint Of(ReadOnlySpan<byte> key)
    {
        uint hash = 0;
        foreach (byte b in key)
            hash = (hash * 16777619) ^ b;
        return hash;
    }
}
