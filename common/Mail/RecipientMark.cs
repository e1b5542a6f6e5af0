using Postfix.Posix;

namespace Postfix.Mail;

/// <summary>Marks recipients in a queue file, so that they are never tried again.</summary>
public static class RecipientMark
{
    /// <summary>Offset of a recipient that has no record in the file.</summary>
    public const long NoRecord = -1;

    /// <summary>
    /// Turns the recipient record at this offset into a done one. One byte is written in place, which needs no lock;
    /// <see cref="NoRecord"/> means that there is none to mark.
    /// </summary>
    public static void Done(FileDescriptor queueFile, long offset)
    {
        if (offset == NoRecord)
            return;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(offset);
        queueFile.WriteAt([(byte)RecordType.DoneRecipient], offset);
    }
}
