using Postfix.Ipc;

namespace Postfix.Mail;

/// <summary>Records over a connection: attributes before and after them go through the same channel.</summary>
public sealed class ChannelRecords(Channel channel) : IRecordSource, IRecordSink
{
    /// <inheritdoc/>
    public int ReadAt(Span<byte> buffer, long offset) => channel.Read(buffer);

    /// <inheritdoc/>
    public void WriteAt(ReadOnlySpan<byte> data, long offset) => channel.Write(data);
}
