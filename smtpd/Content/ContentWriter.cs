using Postfix.Mail;

namespace Postfix.Smtpd.Content;

/// <summary>
/// Turns received lines into records for cleanup and watches the message size. After a fault it drops what follows: the client
/// must be heard to the end before it can be told.
/// </summary>
/// <param name="records">Records towards the cleanup service.</param>
/// <param name="sizeLimit">Largest message in bytes, 0 for no limit.</param>
internal sealed class ContentWriter(RecordWriter records, long sizeLimit)
{
    private const int LineEndSize = 2;

    private static ReadOnlySpan<byte> MailboxLineLabel => "X-Mailbox-Line: "u8;

    /// <summary>Bytes accepted so far, each line with two bytes for its end.</summary>
    public long Size { get; private set; }

    public ContentFault Fault { get; private set; }

    /// <summary>What is wrong with the connection to cleanup, for the log.</summary>
    public IOException? WriteError { get; private set; }

    /// <summary>Takes note of a fault that the caller found.</summary>
    public void Report(ContentFault fault) => Fault = (ContentFault)Math.Max((int)Fault, (int)fault);

    /// <summary>Stores a line, or a piece of one.</summary>
    public void Write(ReadOnlySpan<byte> text, PieceEnd end)
    {
        if (Fault != ContentFault.None)
            return;
        if (sizeLimit > 0 && sizeLimit - Size < text.Length + LineEndSize)
        {
            Report(ContentFault.TooBig);
            return;
        }
        Size += text.Length + LineEndSize;
        Put(end == PieceEnd.None ? RecordType.ContinuedLine : RecordType.Line, text);
    }

    /// <summary>
    /// Keeps the first lines from being taken for something else: white space would continue our Received: header, and UNIX
    /// "From " lines are not headers at all. True when the next line is to be looked at, too.
    /// </summary>
    public bool GuardStart(ReadOnlySpan<byte> text)
    {
        if (text.TrimStart((byte)'>').StartsWith("From "u8))
        {
            Put(RecordType.ContinuedLine, MailboxLineLabel);
            Size += MailboxLineLabel.Length;
            return true;
        }
        if (!text.IsEmpty && text[0] is (byte)' ' or (byte)'\t')
            Put(RecordType.Line, default);
        return false;
    }

    private void Put(RecordType type, ReadOnlySpan<byte> data)
    {
        try
        {
            records.Write(type, data);
        }
        catch (IOException error)
        {
            WriteError = error;
            Report(ContentFault.WriteFailed);
        }
    }
}
