using Postfix.Mail;

namespace Postfix.Pickup;

/// <summary>Copies the segments of a message to cleanup(8), without the records that a submission must not bring along.</summary>
internal sealed class SegmentCopier(RecordReader reader, RecordWriter writer)
{
    // What is logged as the types of a record that is not there, and of one that cannot be read.
    private const int EndOfFile = -1;
    private const int Unreadable = -2;

    /// <summary>What is said of a record that cannot be read.</summary>
    public static string BrokenRecord => Unexpected(Unreadable);

    /// <summary>Copies the envelope and returns the sender; null when there is none.</summary>
    public string? CopyEnvelope()
    {
        string? sender = null;
        while (ReadUntilEnd(RecordSet.Envelope))
        {
            if (reader.Type == RecordType.Sender)
                sender ??= reader.Text;
            if (!IsRouting(reader.Type))
                writer.Write(reader.Type, reader.Data);
        }
        return sender;
    }

    /// <summary>Copies the content.</summary>
    public void CopyContent()
    {
        bool first = true;
        while (ReadUntilEnd(RecordSet.Content))
        {
            // A line that begins with a blank would continue the header that was written before it.
            if (first && reader.Data is [(byte)' ' or (byte)'\t', ..])
                writer.Write(RecordType.Line);
            first = false;
            writer.Write(reader.Type, reader.Data);
        }
    }

    /// <summary>Copies what was extracted from the content: recipients and their delivery status requests.</summary>
    public void CopyExtracted()
    {
        while (ReadUntilEnd(RecordSet.Extracted))
        {
            bool copied = reader.Type == RecordType.Attribute
                ? QueueAttribute.TryParse(reader.Type, reader.Data, out QueueAttribute attribute) && IsDeliveryStatusRequest(attribute.Name)
                : !IsRouting(reader.Type) && reader.Type is not (RecordType.ReturnReceiptTo or RecordType.ErrorsTo);
            if (copied)
                writer.Write(reader.Type, reader.Data);
        }
    }

    private static bool IsRouting(RecordType type) =>
        type is RecordType.Filter or RecordType.Inspector or RecordType.Redirect;

    private static bool IsDeliveryStatusRequest(string name) =>
        name is QueueAttributeNames.NotifyFlags or QueueAttributeNames.DsnOriginalRecipient
            or QueueAttributeNames.EnvelopeId or QueueAttributeNames.ReturnFlags;

    private static string Unexpected(int type) => $"unexpected or malformed record type {type}";

    private bool ReadUntilEnd(RecordSet segment)
    {
        if (!reader.Read())
            throw new MalformedSubmissionException(Unexpected(EndOfFile));
        if (!segment.Contains(reader.Type))
            throw new MalformedSubmissionException(Unexpected((byte)reader.Type));
        return reader.Type != segment.Terminator;
    }
}
