using Postfix.Mail;

namespace Postfix.QueueManager.Messages;

/// <summary>
/// Queue files of Postfix before 1.0 have one number in their size record; what else belongs there has to be found by
/// reading the whole envelope.
/// </summary>
internal static class OldSizeRecord
{
    /// <summary>The size record that the file should have; null when the file makes no sense.</summary>
    public static SizeRecord? Reconstruct(IRecordSource file)
    {
        using var reader = new RecordReader(file, PointerMode.Report);
        long contentOffset = 0;
        long contentBytes = 0;
        int recipients = 0;
        while (reader.Read())
        {
            switch (reader.Type)
            {
                case RecordType.End:
                    return contentBytes > 0
                        ? new SizeRecord(contentBytes, contentOffset, recipients, QueueFlags.ReadAll, contentBytes, Smtputf8Flags.None)
                        : null;
                case RecordType.Recipient or RecordType.DoneRecipient or RecordType.CancelledRecipient:
                    recipients++;
                    break;
                case RecordType.Message when contentOffset == 0:
                    // Its data is the place where the content ends.
                    if (!RecordNumber.TryParse(reader.Data, out long end) || end <= reader.Position)
                        return null;
                    contentOffset = reader.Position;
                    contentBytes = end - contentOffset;
                    reader.Seek(end);
                    break;
            }
        }
        return null;
    }
}
