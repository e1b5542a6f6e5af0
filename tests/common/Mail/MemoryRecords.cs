using Postfix.Mail;

namespace Postfix.Tests.Mail;

/// <summary>A queue file in memory that hands out at most <c>chunk</c> bytes per read.</summary>
internal sealed class MemoryRecords(int chunk = int.MaxValue) : IRecordSource, IRecordSink
{
    private readonly MemoryStream _bytes = new();

    public MemoryRecords(ReadOnlySpan<byte> content, int chunk = int.MaxValue) : this(chunk) => _bytes.Write(content);

    public int Writes { get; private set; }

    public byte[] ToArray() => _bytes.ToArray();

    public int ReadAt(Span<byte> buffer, long offset)
    {
        if (offset > _bytes.Length)
            return 0;
        _bytes.Position = offset;
        return _bytes.Read(buffer[..Math.Min(chunk, buffer.Length)]);
    }

    public void WriteAt(ReadOnlySpan<byte> data, long offset)
    {
        Writes++;
        _bytes.Position = offset;
        _bytes.Write(data);
    }
}
