using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Cleanup.Tests;

public sealed class WrittenRecipientsTests
{
    [Fact]
    public void Recipients_are_found_up_to_where_the_file_breaks_off()
    {
        string path = Path.GetTempFileName();
        using FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadWrite);
        QueueFileRecords records = new(file);
        using RecordWriter writer = new(records);
        writer.Write(RecordType.Sender, "me");
        writer.WriteAttribute(QueueAttributeNames.NotifyFlags, "6");
        writer.WriteAttribute(QueueAttributeNames.DsnOriginalRecipient, "rfc822;orig");
        writer.Write(RecordType.OriginalRecipient, "o");
        long first = writer.Position;
        writer.Write(RecordType.Recipient, "r1");
        long second = writer.Position;
        writer.Write(RecordType.Recipient, "r2");
        writer.Write(RecordType.Message);
        writer.Write(RecordType.Line, new string('x', 100));
        writer.Flush();
        file.Truncate(writer.Position - 10);
        Assert.Equal(
            [new DeliverRecipient("o", "r1", first, "rfc822;orig", 6), new DeliverRecipient("", "r2", second, "", 0)],
            WrittenRecipients.Read(records));
        File.Delete(path);
    }
}
