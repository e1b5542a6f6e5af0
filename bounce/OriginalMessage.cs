using System.Globalization;
using System.Text;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.BounceServer;

/// <summary>
/// The message that a notification is about. Sending a notification need not be a perfect job: what the queue file does not say
/// is left out.
/// </summary>
internal sealed class OriginalMessage : IDisposable
{
    private const long YearTenThousand = 253402300800; // in seconds since 1970; later dates cannot be printed

    private readonly FileDescriptor _file;

    private OriginalMessage(FileDescriptor file) => _file = file;

    /// <summary>Sender in internal form; null when not known.</summary>
    public string? Sender { get; private set; }

    /// <summary>When the message arrived; null when not known.</summary>
    public DateTimeOffset? ArrivalTime { get; private set; }

    /// <summary>Value of the Message-Id: header, with angle brackets; empty when there is no good one.</summary>
    public string MessageId { get; private set; } = "";

    /// <summary>Size of the content in the queue file, in bytes; 0 when not known.</summary>
    public long ContentBytes { get; private set; }

    /// <summary>Where the content starts; 0 when not known.</summary>
    public long ContentOffset { get; private set; }

    /// <summary>Opens a queue file; null when it does not exist.</summary>
    /// <param name="queues">The spool.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="id">The queue id.</param>
    /// <param name="wantsMessageId">Whether to look for the Message-Id: header.</param>
    /// <param name="log">Told about what is wrong with the file.</param>
    /// <exception cref="FatalException">Somebody else works on the message.</exception>
    public static OriginalMessage? Open(QueueDirectory queues, QueueName queue, QueueId id, bool wantsMessageId, Log log)
    {
        FileDescriptor? file = queues.TryOpen(queue, id, OpenFlags.ReadWrite);
        if (file is null)
            return null;
        // A queue manager that starts now must leave the file alone.
        if (!file.TryLock(LockKind.Shared, LockStyle.Flock))
        {
            file.Dispose();
            throw new FatalException($"cannot get shared lock on {queues.PathOf(queue, id)}: {Errno.EAGAIN.Describe()}");
        }
        OriginalMessage message = new(file);
        try
        {
            message.ReadEnvelope(id, log);
            if (wantsMessageId && message.ContentOffset > 0)
                message.ReadMessageId(id, log);
        }
        catch (CorruptRecordException error)
        {
            log.Warning($"{id}: {error.Message}");
        }
        return message;
    }

    /// <summary>A reader at the start of the content.</summary>
    public RecordReader OpenContent()
    {
        RecordReader reader = new(new QueueFileRecords(_file), PointerMode.Follow);
        reader.Seek(ContentOffset);
        return reader;
    }

    /// <summary>Marks a recipient, so that it is not tried again.</summary>
    public void MarkDone(long offset)
    {
        if (offset > 0)
            RecipientMark.Done(_file, offset);
    }

    public void Dispose() => _file.Dispose();

    private void ReadEnvelope(QueueId id, Log log)
    {
        using RecordReader reader = new(new QueueFileRecords(_file), PointerMode.Follow);
        bool isComplete = false;
        while (!isComplete && reader.Read())
        {
            switch (reader.Type)
            {
                case RecordType.Size when SizeRecord.Parse(reader.Data) is SizeRecord size:
                    ContentBytes = Math.Max(0, size.ContentBytes);
                    ContentOffset = Math.Max(0, size.ContentOffset);
                    break;
                case RecordType.ArrivalTime:
                    ArrivalTime ??= ParseTime(reader.Text);
                    break;
                case RecordType.Sender:
                    Sender = reader.Text;
                    break;
                case RecordType.Message:
                    if (Sender is null)
                        log.Warning($"{id}: no sender before message content record");
                    ContentOffset = reader.Position;
                    return;
                default:
                    break;
            }
            isComplete = ContentOffset > 0 && ArrivalTime is not null && Sender is not null;
        }
    }

    private void ReadMessageId(QueueId id, Log log)
    {
        using RecordReader reader = OpenContent();
        StringBuilder? value = null;
        bool atLineStart = true;
        while (reader.Read() && reader.Type is RecordType.Line or RecordType.ContinuedLine)
        {
            ReadOnlySpan<byte> line = reader.Data;
            bool startsHeader = atLineStart && !line.StartsWith(" "u8) && !line.StartsWith("\t"u8);
            if (startsHeader && (value is not null || HeaderName.NameLength(line) == 0))
                break;
            if (value is not null)
                value.Append(ByteText.FromBytes(line));
            else if (startsHeader && HeaderName.Find(line)?.Kind == HeaderKind.MessageId)
                value = new StringBuilder(ByteText.FromBytes(line[(line.IndexOf((byte)':') + 1)..]));
            atLineStart = reader.Type == RecordType.Line;
        }
        if (value is not null)
            TakeMessageId(value.ToString().TrimStart(' ', '\t', '\r'), id, log);
    }

    // What follows the id is a comment.
    private void TakeMessageId(string value, QueueId id, Log log)
    {
        int length = IdLength(value);
        if (length > 0)
            MessageId = ByteText.Printable(value[..length], ' ');
        else
            log.Warning($"{id}: ignoring malformed Message-ID");
    }

    // Up to the bracket that closes the first one; 0 when none does.
    private static int IdLength(string value)
    {
        int depth = 0;
        for (int index = 0; index < value.Length; index++)
        {
            depth += value[index] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth <= 0)
                return index > 0 ? index + 1 : 0;
        }
        return 0;
    }

    private static DateTimeOffset? ParseTime(string text)
    {
        bool isNumber = long.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds);
        return isNumber && seconds is > 0 and < YearTenThousand ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
