using System.Globalization;
using Postfix.Delivery.Mailboxes;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Delivery;

/// <summary>
/// Writes the message that is being delivered to a mailbox or a command, with the headers that a final delivery adds.
/// </summary>
/// <param name="log">Told about damaged queue files.</param>
/// <param name="clock">Time and time zone of From_ lines.</param>
/// <param name="addsOriginalRecipient"><c>enable_original_recipient</c>.</param>
public sealed class MessageCopier(Log log, TimeProvider clock, bool addsOriginalRecipient)
{
    /// <summary>Appends the message to a file, and syncs it.</summary>
    public CopyResult CopyToFile(MessageContent content, CopyHeading heading, CopyStyle style, FileDescriptor file)
    {
        long originalLength = file.Seek(0, SeekOrigin.End);
        bool isFile = (style & CopyStyle.File) != 0;
        CopyResult result = Copy(content, heading, style, data => file.WriteAll(data.Span), isFile ? file.Sync : null);
        if (!result.IsComplete && isFile)
            Undo(file, originalLength);
        return result;
    }

    /// <summary>Writes the message wherever <paramref name="write"/> takes it.</summary>
    public CopyResult Copy(MessageContent content, CopyHeading heading, CopyStyle style, Action<ReadOnlyMemory<byte>> write) =>
        Copy(content, heading, style, write, null);

    private CopyResult Copy(
        MessageContent content, CopyHeading heading, CopyStyle style, Action<ReadOnlyMemory<byte>> write, Action? sync)
    {
        using OutputBuffer output = new(write);
        try
        {
            WriteHeading(output, heading, style);
            if (!WriteContent(output, content, style))
                return CopyResult.Corrupt;
            output.Flush();
        }
        catch (PosixException error) when (output.Failure is null)
        {
            bool isTemporary = error.Errno is Errno.EAGAIN or Errno.ESTALE;
            return CopyResult.Failed(isTemporary ? "4.3.0" : "5.3.0", "reading", error.Errno);
        }
        catch (PosixException error)
        {
            return WriteFailed(error);
        }
        return Synchronize(sync);
    }

    private static CopyResult Synchronize(Action? sync)
    {
        try
        {
            sync?.Invoke();
            return default;
        }
        catch (PosixException error)
        {
            return WriteFailed(error);
        }
    }

    private static CopyResult WriteFailed(PosixException error) =>
        CopyResult.Failed(MailboxErrors.StatusOf(error.Errno, "5.3.0"), "writing", error.Errno);

    private void WriteHeading(OutputBuffer output, CopyHeading heading, CopyStyle style)
    {
        string sender = heading.Sender.Length > 0 ? EmailAddress.Quote(heading.Sender) : "";
        if ((style & CopyStyle.FromLine) != 0)
            output.Write($"From {(sender.Length > 0 ? sender : "MAILER-DAEMON")}  {LocalTime()}\n");
        if ((style & CopyStyle.ReturnPath) != 0)
            output.Write($"Return-Path: <{sender}>\n");
        if ((style & CopyStyle.OriginalRecipient) != 0 && addsOriginalRecipient && heading.OriginalRecipient.Length > 0)
            output.Write($"X-Original-To: {EmailAddress.Quote(heading.OriginalRecipient)}\n");
        if ((style & CopyStyle.DeliveredTo) != 0)
            output.Write($"Delivered-To: {EmailAddress.Quote(heading.DeliveredTo)}\n");
    }

    // The form of ctime(3), which mail readers expect: the day of the month has a blank instead of a zero.
    private string LocalTime()
    {
        DateTimeOffset now = clock.GetLocalNow();
        return string.Create(CultureInfo.InvariantCulture, $"{now:ddd MMM} {now.Day,2} {now:HH:mm:ss yyyy}");
    }

    // False when the content is damaged.
    private bool WriteContent(OutputBuffer output, MessageContent content, CopyStyle style)
    {
        bool atLineStart = true;
        bool quotesFrom = (style & CopyStyle.QuoteFrom) != 0;
        bool isComplete = content.TryRead((type, data) =>
        {
            if (atLineStart && quotesFrom && data.StartsWith("From "u8))
                output.Write(">"u8);
            output.Write(data);
            atLineStart = type == RecordType.Line;
            if (atLineStart)
                output.Write("\n"u8);
        }, log);
        if (!isComplete)
            return false;
        if (!atLineStart)
            output.Write("\n"u8);
        if ((style & CopyStyle.BlankLine) != 0)
            output.Write("\n"u8);
        return true;
    }

    private void Undo(FileDescriptor file, long length)
    {
        try
        {
            file.Truncate(length);
        }
        catch (PosixException error)
        {
            log.Warning($"cannot restore a mailbox after a failed delivery: {error.Message}");
        }
    }
}
