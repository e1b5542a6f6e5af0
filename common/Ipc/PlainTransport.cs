using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>Bytes as they are, over a socket or a pair of descriptors.</summary>
internal sealed class PlainTransport(FileDescriptor input, FileDescriptor output) : ITransport
{
    public bool HasInput => input.WaitReadable(TimeSpan.Zero);

    public int? TryRead(Span<byte> buffer) => input.TryRead(buffer);

    public int? TryWrite(ReadOnlySpan<byte> data) => output.TryWrite(data);

    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }
}
