using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.LocalDelivery;

/// <summary>
/// The Delivered-To: headers of a message. Mail that comes back to an address in one of them is in a loop between forwarding
/// addresses.
/// </summary>
internal sealed class LoopHeaders
{
    private const int CountLimit = 1000;

    private readonly HashSet<string> _addresses = [];

    private LoopHeaders()
    {
    }

    /// <summary>Collects the headers of a message. Damaged content ends the search; whoever copies the message reports that.</summary>
    public static LoopHeaders Read(MessageContent content)
    {
        LoopHeaders headers = new();
        using RecordReader reader = content.Open();
        try
        {
            headers.Collect(reader);
        }
        catch (CorruptRecordException)
        {
            return headers;
        }
        return headers;
    }

    /// <summary>Whether the message was delivered to this address before; the address is in internal form.</summary>
    public bool Contains(string address) => _addresses.Contains(ByteText.FoldCase(EmailAddress.Quote(address)));

    private void Collect(RecordReader reader)
    {
        bool atLineStart = true;
        while (_addresses.Count < CountLimit && reader.Read() && reader.Type is RecordType.Line or RecordType.ContinuedLine)
        {
            ReadOnlySpan<byte> line = reader.Data;
            // Our own headers fit in one record; the rest of a longer one is not of interest.
            if (atLineStart && !IsHeaderText(line))
                return;
            if (atLineStart && HeaderName.Find(line)?.Kind == HeaderKind.DeliveredTo)
                _addresses.Add(ByteText.FoldCase(ByteText.FromBytes(line[(line.IndexOf((byte)':') + 1)..].TrimStart(" \t"u8))));
            atLineStart = reader.Type == RecordType.Line;
        }
    }

    private static bool IsHeaderText(ReadOnlySpan<byte> line)
    {
        return HeaderName.NameLength(line) > 0 || (!line.IsEmpty && line[0] is (byte)' ' or (byte)'\t');
    }
}
