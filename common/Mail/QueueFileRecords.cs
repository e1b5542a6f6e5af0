using Postfix.Posix;

namespace Postfix.Mail;

/// <summary>The records of an open queue file; it does not own the descriptor and does not move its offset.</summary>
public sealed class QueueFileRecords(FileDescriptor file) : IRecordSource, IRecordSink
{
    /// <inheritdoc/>
    public int ReadAt(Span<byte> buffer, long offset) => file.ReadAt(buffer, offset);

    /// <inheritdoc/>
    public void WriteAt(ReadOnlySpan<byte> data, long offset) => file.WriteAt(data, offset);
}
