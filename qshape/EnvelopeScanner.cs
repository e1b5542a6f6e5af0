using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Qshape;

/// <summary>
/// Counts what the envelopes of queue files say, reading as little of each file as possible: the start, and the recipients that were
/// taken from headers, behind the content, where there are any.
/// </summary>
/// <param name="shape">Where to count.</param>
/// <param name="counted">Senders or recipients.</param>
/// <param name="now">The time from which ages are counted.</param>
internal sealed class EnvelopeScanner(QueueShape shape, CountedDomains counted, DateTimeOffset now)
{
    // Of the recipients of one message, until it is known that the file is whole.
    private readonly List<string> _addresses = [];

    /// <summary>Number of messages that were counted.</summary>
    public long Messages { get; private set; }

    /// <summary>Counts a message; false for a file that is gone, not complete, or no queue file.</summary>
    public bool TryCount(string path)
    {
        using FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly | OpenFlags.NoFollow | OpenFlags.NonBlocking, 0, out _);
        if (file is null || !QueueFileMode.IsReady(file.Status()))
            return false;
        _addresses.Clear();
        using RecordReader records = new(new QueueFileRecords(file), PointerMode.Follow);
        if (Read(records) is not { } arrival)
            return false;
        int bucket = shape.Ages.IndexOf(now - arrival);
        foreach (string address in _addresses)
            Count(address, bucket);
        Messages++;
        return true;
    }

    // The time of arrival, or of submission; null when the file makes no sense.
    private DateTimeOffset? Read(RecordReader records)
    {
        DateTimeOffset? arrival = null;
        long behindContent = 0;
        long announced = long.MaxValue;
        long recipients = 0;
        try
        {
            while (records.Read())
            {
                switch (records.Type)
                {
                    case RecordType.Size when SizeRecord.Parse(records.Data) is { } size:
                        behindContent = size.ContentOffset + size.ContentBytes;
                        announced = size.Recipients;
                        break;
                    case RecordType.ArrivalTime:
                        arrival = RecordTime.Parse(records.Data);
                        break;
                    case RecordType.Sender when counted == CountedDomains.Senders:
                        _addresses.Add(records.Text);
                        break;
                    case RecordType.Recipient when counted == CountedDomains.Senders:
                        return arrival; // somebody still waits for the message
                    case RecordType.Recipient:
                        recipients++;
                        _addresses.Add(records.Text);
                        break;
                    case RecordType.DoneRecipient:
                        recipients++;
                        break;
                    case RecordType.Message when behindContent <= records.Position || recipients >= announced:
                        return counted == CountedDomains.Recipients ? arrival : null;
                    case RecordType.Message:
                        records.Seek(behindContent);
                        break;
                    case RecordType.End:
                        return counted == CountedDomains.Recipients ? arrival : null;
                }
            }
        }
        catch (CorruptRecordException)
        {
            return null;
        }
        return null;
    }

    private void Count(string address, int bucket)
    {
        const string nullAddress = "MAILER-DAEMON";
        const int usualLength = 256;
        Span<char> domain = address.Length <= usualLength ? stackalloc char[usualLength] : new char[address.Length];
        shape.Add(address.Length == 0 ? nullAddress : domain[..WriteDomain(address, domain)], bucket);
    }

    // In lower case, without empty labels.
    private static int WriteDomain(string address, Span<char> domain)
    {
        int length = 0;
        foreach (char c in address.AsSpan(address.LastIndexOf('@') + 1))
        {
            if (c != '.' || (length > 0 && domain[length - 1] != '.'))
                domain[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        }
        return length > 0 && domain[length - 1] == '.' ? length - 1 : length;
    }
}
