using Postfix.Ipc;

namespace Postfix.Mail;

/// <summary>The records on a connection. Offsets mean nothing here: what is read or written follows what came before.</summary>
public sealed class ChannelRecords(Channel channel) : IRecordSource, IRecordSink
{
    /// <inheritdoc/>
    public int ReadAt(Span<byte> buffer, long offset)
    {
        if (channel.Buffered.IsEmpty && !channel.Fill())
            return 0;
        int count = Math.Min(buffer.Length, channel.Buffered.Length);
        channel.Buffered[..count].CopyTo(buffer);
        channel.Consume(count);
        return count;
    }

    /// <inheritdoc/>
    public void WriteAt(ReadOnlySpan<byte> data, long offset) => channel.Write(data);
}
