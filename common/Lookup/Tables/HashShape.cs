using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>
/// How large a hash: file becomes, so that the library can lay it out at once. Left to itself it begins with few buckets, and moves every
/// entry several times as it splits them.
/// </summary>
/// <param name="Buckets">The number of buckets, a power of two; 0 when it is not known.</param>
/// <param name="EntriesPerBucket">Entries in a bucket before the file grows; 0 to grow when a page is full.</param>
internal readonly record struct HashShape(uint Buckets, uint EntriesPerBucket)
{
    private const int SampleBytes = 64 * 1024;
    private const int PageBytes = 4096;
    private const int PageHeaderBytes = 32;

    // Two item types and two offsets, and the NULs of key and value, less the separator and the newline of the source.
    private const int OverheadPerEntry = 6;

    // Beyond it many buckets would need a second page; much below it, the file is mostly air.
    private const double HighestFill = 0.95;
    private const double LowestFill = 0.6;
    private const double RoomToGrow = 1.2;

    // Below that, there is nothing to save.
    private const int FewBuckets = 256;

    /// <summary>The size of the file, as far as it is known.</summary>
    public long Bytes => (long)Buckets * PageBytes;

    /// <summary>The shape of a table that is made from a text file, judged by the beginning of that file.</summary>
    public static HashShape Of(string source)
    {
        using FileDescriptor? file = FileSystem.TryOpen(source, OpenFlags.ReadOnly, 0, out _);
        if (file is null || !file.Status().IsRegular)
            return default;
        byte[] sample = new byte[SampleBytes];
        int length = file.Read(sample);
        int lines = sample.AsSpan(0, length).Count((byte)'\n');
        return lines == 0 ? default : Of(file.Status().Size, (double)length / lines);
    }

    private static HashShape Of(long bytes, double bytesPerEntry)
    {
        double entriesPerPage = Math.Max(1, (PageBytes - PageHeaderBytes) / (bytesPerEntry + OverheadPerEntry));
        double pages = bytes / bytesPerEntry / entriesPerPage;
        if (pages < FewBuckets || pages > int.MaxValue)
            return default;
        uint buckets = FewBuckets;
        while (buckets * HighestFill < pages)
            buckets *= 2;
        bool isFull = pages >= buckets * LowestFill;
        return new HashShape(buckets, isFull ? (uint)(entriesPerPage * RoomToGrow) : 0);
    }

    /// <summary>The bucket of a key as the library computes it.</summary>
    public uint BucketOf(ReadOnlySpan<byte> key) => BerkeleyHash.Of(key) & (Buckets - 1);
}
