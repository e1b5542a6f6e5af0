using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>The recipients in a queue file that may be incomplete.</summary>
internal static class WrittenRecipients
{
    /// <summary>Reads recipients up to the end record, or to where the file breaks off.</summary>
    public static IEnumerable<DeliverRecipient> Read(IRecordSource file)
    {
        using RecordReader reader = new(file, PointerMode.Follow);
        string original = "";
        string dsnOriginal = "";
        NotifyFlags notify = NotifyFlags.None;
        while (TryRead(reader) && reader.Type != RecordType.End)
        {
            switch (reader.Type)
            {
                case RecordType.Attribute when QueueAttribute.TryParse(reader.Type, reader.Data, out QueueAttribute attribute):
                    if (attribute.Name == QueueAttributeNames.DsnOriginalRecipient)
                        dsnOriginal = attribute.Value;
                    else if (attribute.Name == QueueAttributeNames.NotifyFlags)
                        DsnParameters.TryParseNotify(attribute.Value, out notify);
                    break;
                case RecordType.OriginalRecipient:
                    original = reader.Text;
                    break;
                case RecordType.Recipient:
                    yield return new(original, reader.Text, reader.Offset, dsnOriginal, (int)notify);
                    (original, dsnOriginal, notify) = ("", "", NotifyFlags.None);
                    break;
            }
        }
    }

    private static bool TryRead(RecordReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CorruptRecordException)
        {
            return false; // a record was cut at the size limit
        }
    }
}
