using Postfix.Text;

namespace Postfix.Mail;

/// <summary>The Delivered-To: headers of a message, which tell a delivery agent that mail is going in circles.</summary>
public sealed class DeliveredToHeaders
{
    private readonly HashSet<string> _addresses = [];

    private DeliveredToHeaders() { }

    /// <summary>Reads the headers of a message.</summary>
    /// <param name="content">Reader that stands at the start of the content (<see cref="SizeRecord.ContentOffset"/>).</param>
    public static DeliveredToHeaders Read(RecordReader content)
    {
        DeliveredToHeaders headers = new();
        bool startOfLine = true;
        while (content.Read() && content.Type is RecordType.Line or RecordType.ContinuedLine)
        {
            if (startOfLine && !headers.Add(content.Data))
                break;
            startOfLine = content.Type == RecordType.Line;
        }
        return headers;
    }

    /// <summary>Whether the message was delivered to this address before; case does not matter.</summary>
    public bool Contains(string address) => _addresses.Contains(ByteText.FoldCase(address));

    /// <summary>Takes a line; false when it is no header.</summary>
    private bool Add(ReadOnlySpan<byte> line)
    {
        if (!line.IsEmpty && line[0] is (byte)' ' or (byte)'\t')
            return true;
        if (HeaderName.NameLength(line) == 0)
            return false;
        if (HeaderName.Find(line)?.Kind == HeaderKind.DeliveredTo)
            _addresses.Add(ByteText.FoldCase(ByteText.FromBytes(line[(line.IndexOf((byte)':') + 1)..].TrimStart(" \t"u8))));
        return true;
    }
}
