using Postfix.Mail;

namespace Postfix.QueueManager.Tests.Messages;

/// <summary>A queue file in memory.</summary>
internal sealed class MemoryRecords(byte[]? content = null) : IRecordSink, IRecordSource
{
    private readonly MemoryStream _stream = content is null ? new() : new(content);

    public byte[] ToArray() => _stream.ToArray();

    public int ReadAt(Span<byte> buffer, long offset)
    {
        _stream.Position = offset;
        return _stream.Read(buffer);
    }

    public void WriteAt(ReadOnlySpan<byte> data, long offset)
    {
        _stream.Position = offset;
        _stream.Write(data);
    }
}
