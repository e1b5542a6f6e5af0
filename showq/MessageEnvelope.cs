using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Showq;

/// <summary>What the records before the sender say about a message: when it came, and how large it is.</summary>
internal sealed class MessageEnvelope(QueueId id, FileStatus status, Log log)
{
    private long _arrival;

    /// <summary>Length of the content in the file; null when it is not known.</summary>
    public long? ContentBytes { get; private set; }

    /// <summary>Takes note of a record. After a requeue there can be records of an earlier life; the first ones count.</summary>
    public void Take(RecordReader record)
    {
        if (record.Type == RecordType.ArrivalTime && _arrival == 0)
            _arrival = LeadingNumber(record.Data);
        else if (record.Type == RecordType.Size && ContentBytes is null)
            TakeSize(record);
    }

    /// <summary>The message, with the file's time and size for what is not known.</summary>
    public QueuedMessage Describe(QueueName queue, string sender) => new(
        queue.Value,
        id.Value,
        _arrival > 0 ? DateTimeOffset.FromUnixTimeSeconds(_arrival) : status.Modified,
        ContentBytes ?? status.Size,
        (status.Permissions & QueueFileMode.ForceExpire) != 0,
        sender);

    private void TakeSize(RecordReader record)
    {
        ContentBytes = SizeRecord.Parse(record.Data)?.ContentBytes;
        if (ContentBytes is null or < 0)
        {
            ContentBytes = null;
            log.Warning($"{id}: malformed size record: {ByteText.Printable(record.Text)} -- using file size instead");
        }
    }

    /// <summary>The seconds of "seconds microseconds"; 0 when there are none that make sense as a time.</summary>
    private static long LeadingNumber(ReadOnlySpan<byte> data)
    {
        data = data.Trim((byte)' ');
        int end = data.IndexOf((byte)' ');
        return RecordNumber.TryParse(end < 0 ? data : data[..end], out long seconds) && seconds <= uint.MaxValue ? seconds : 0;
    }
}
