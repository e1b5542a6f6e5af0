using System.Text;
using Postfix.Mail;
using Postfix.Smtpd.Content;

namespace Postfix.Smtpd.Tests.Content;

public class ChunkReceiverTests
{
    [Theory]
    [InlineData("first line\r\n.not stuffed\r\n.\r\nlast", "L:first lin|N:e|L:.not stuf|N:fed|N:.|N:last")]
    [InlineData("a\nb\r\n", "N:a|N:b")]
    [InlineData("", "")]
    [InlineData("x\r", "N:x\r")]
    public void Chunks_may_end_anywhere(string bytes, string records)
    {
        byte[] input = Encoding.Latin1.GetBytes(bytes);
        for (int split = 0; split <= input.Length; split++)
        {
            RecordCollector collector = new();
            RecordWriter writer = new(collector);
            ChunkReceiver receiver = new(new LineSplitter(9, StrayCarriageReturns.Strip), new(writer, 0), BareNewlinePolicy.Accept);
            receiver.Receive(input.AsSpan(0, split));
            receiver.Receive(input.AsSpan(split));
            receiver.Finish();
            writer.Flush();
            Assert.Equal(records, collector.ToString());
        }
    }

    [Fact]
    public void Forbidden_bare_newlines_are_reported()
    {
        ContentWriter content = new(new RecordWriter(new RecordCollector()), 0);
        new ChunkReceiver(new LineSplitter(9, StrayCarriageReturns.Keep), content, BareNewlinePolicy.Reject).Receive("a\n"u8);
        Assert.Equal(ContentFault.BareNewline, content.Fault);
    }
}
