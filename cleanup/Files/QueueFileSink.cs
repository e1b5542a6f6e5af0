using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>The queue file as the place where records go; what cannot be written becomes a problem of the message.</summary>
/// <param name="file">The queue file; the caller owns it.</param>
/// <param name="message">The message.</param>
/// <param name="sizeLimit">Largest queue file in bytes (<c>message_size_limit</c>); 0: no limit.</param>
/// <param name="log">Hears about trouble.</param>
internal sealed class QueueFileSink(FileDescriptor file, Message message, long sizeLimit, CleanupLog log) : IRecordSink
{
    /// <summary>Whether something could not be written.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether a file of this size can be written.</summary>
    public bool HasRoomFor(long size) => sizeLimit <= 0 || size <= sizeLimit;

    public void WriteAt(ReadOnlySpan<byte> data, long offset)
    {
        if (!HasRoomFor(offset + data.Length))
        {
            log.TooLarge(message);
            Fail(CleanupStatus.Size);
            data = data[..(int)Math.Clamp(sizeLimit - offset, 0, data.Length)]; // a bounce returns what there is
        }
        try
        {
            file.WriteAt(data, offset);
        }
        catch (PosixException error)
        {
            log.WriteFailure(message, ErrnoText.Describe(error.Errno));
            Fail(CleanupStatus.Write);
        }
    }

    private void Fail(CleanupStatus problem)
    {
        message.Fail(problem);
        HasFailed = true;
    }
}
