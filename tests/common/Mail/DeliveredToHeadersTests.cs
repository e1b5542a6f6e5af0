using System.Text;
using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class DeliveredToHeadersTests
{
    [Fact]
    public void Only_headers_count_and_case_does_not()
    {
        MemoryRecords message = new();
        using RecordWriter writer = new(message);
        foreach (string line in (string[])["Received: x", " Delivered-To: folded@x", "delivered-to:  User@Example.com", "Delivered-To : other@x", "", "Delivered-To: body@x"])
            writer.Write(RecordType.Line, line);
        writer.Write(RecordType.Extracted);
        writer.Flush();
        using RecordReader reader = new(message, PointerMode.Follow);
        DeliveredToHeaders headers = DeliveredToHeaders.Read(reader);
        Assert.True(headers.Contains("user@example.COM"));
        Assert.True(headers.Contains("other@x"));
        Assert.False(headers.Contains("folded@x"));
        Assert.False(headers.Contains("body@x"));
    }

    [Fact]
    public void The_rest_of_a_long_line_is_no_header()
    {
        MemoryRecords message = new();
        using RecordWriter writer = new(message);
        writer.Write(RecordType.ContinuedLine, "Subject: long");
        writer.Write(RecordType.Line, "Delivered-To: a@b");
        writer.Flush();
        using RecordReader reader = new(message, PointerMode.Follow);
        Assert.False(DeliveredToHeaders.Read(reader).Contains("a@b"));
    }
}
