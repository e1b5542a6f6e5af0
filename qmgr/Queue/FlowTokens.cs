using Postfix.Posix;

namespace Postfix.QueueManager.Queue;

/// <summary>
/// Tokens in a pipe that cleanup(8) takes before it receives a message; without one it waits a moment. By giving out about
/// as many as messages are taken in, the queue manager slows down clients that would get ahead of it
/// (contract: master-child.md, section 3.2).
/// </summary>
internal sealed class FlowTokens(FileDescriptor reader, FileDescriptor writer, int most)
{
    private static readonly byte[] s_tokens = new byte[256];

    /// <summary>One message was taken in.</summary>
    public void Give()
    {
        if (reader.Available < most)
            Put(1);
    }

    /// <summary>No message is waiting: everybody may send.</summary>
    public void FillUp()
    {
        int missing = most - reader.Available;
        if (missing > 0)
            Put(missing);
        else if (missing < 0)
            Take(-missing);
    }

    private void Put(int count)
    {
        // A full pipe takes no more; losing tokens does no harm.
        while (count > 0 && writer.TryWrite(s_tokens.AsSpan(0, Math.Min(count, s_tokens.Length))) is { } written)
            count -= written;
    }

    private void Take(int count)
    {
        Span<byte> taken = stackalloc byte[256];
        while (count > 0 && reader.TryRead(taken[..Math.Min(count, taken.Length)]) is > 0 and { } read)
            count -= read;
    }
}
