using System.Text;
using Postfix.Mail;
using Postfix.Smtpd.Content;

namespace Postfix.Smtpd.Tests.Content;

public class DataReceiverTests
{
    [Theory]
    [InlineData("a\r\n.\r\nQUIT\r\n", "N:a", "QUIT\r\n")]
    [InlineData(".\r\n", "", "")]
    [InlineData("..\r\n...x\r\n.y\r\n.\r\n", "N:.|N:..x|N:y", "")]
    [InlineData("one\n.\r\nNOOP\r\n", "N:one", "NOOP\r\n")]
    [InlineData("one\n.\ntwo", "N:one", "two")]
    [InlineData("12345678.\r\n.\r\n", "L:12345678|N:.", "")]
    [InlineData("From x\r\n.\r\n", "L:X-Mailbox-Line: |N:From x", "")]
    [InlineData("From x\r\n>From y\r\n z\r\n.\r\n", "L:X-Mailbox-Line: |N:From x|L:X-Mailbox-Line: |N:>From y|N:|N: z", "")]
    [InlineData("x\r\nFrom y\r\n.\r\n", "N:x|N:From y", "")]
    [InlineData(">>From\r\n.\r\n", "N:>>From", "")]
    [InlineData(" x\r\n.\r\n", "N:|N: x", "")]
    [InlineData("a\0\rb\r\n.\r\n", "N:a\0\rb", "")]
    public void Content_ends_at_the_lone_dot(string bytes, string records, string rest) =>
        Check(bytes, BareNewlinePolicy.Accept, records, rest);

    [Theory]
    [InlineData("one\n.\r\ntwo\r\n.\r\nX", "N:one|N:two", "X")]
    [InlineData("one\n.\ntwo\r\n.\r\nX", "N:one|N:two", "X")]
    [InlineData("one\r\n.\ntwo\r\n.\r\nX", "N:one|N:two", "X")]
    [InlineData("one\n.\r\n.\r\nX", "N:one", "X")]
    [InlineData("one\r\r\n.\r\nX", "N:one\r", "X")]
    public void Only_the_standard_end_of_data_counts_when_bare_newlines_are_under_control(string bytes, string records, string rest)
    {
        Check(bytes, BareNewlinePolicy.Normalize, records, rest);
        Check(bytes, BareNewlinePolicy.Note, records, rest);
    }

    [Fact]
    public void Forbidden_bare_newlines_are_reported_at_the_end()
    {
        ContentWriter content = new(new RecordWriter(new RecordCollector()), 0);
        DataReceiver receiver = Create(content, BareNewlinePolicy.Reject);
        ReadOnlySpan<byte> input = "a\nb\r\n.\r\n"u8;
        Assert.True(receiver.Receive(ref input));
        Assert.Equal(ContentFault.BareNewline, content.Fault);
    }

    [Fact]
    public void A_message_over_the_limit_is_heard_to_its_end()
    {
        RecordCollector collector = new();
        RecordWriter records = new(collector);
        ContentWriter content = new(records, sizeLimit: 10);
        DataReceiver receiver = Create(content, BareNewlinePolicy.Accept);
        ReadOnlySpan<byte> input = "12345\r\n67\r\n8\r\n.\r\nNOOP"u8;
        Assert.True(receiver.Receive(ref input));
        Assert.Equal("NOOP", Encoding.Latin1.GetString(input));
        Assert.Equal(ContentFault.TooBig, content.Fault);
        records.Flush();
        Assert.Equal("N:12345", collector.ToString());
    }

    [Fact]
    public void When_cleanup_is_gone_the_rest_is_dropped()
    {
        ContentWriter content = new(new RecordWriter(new BrokenSink()), 0);
        DataReceiver receiver = Create(content, BareNewlinePolicy.Accept);
        byte[] line = [.. new byte[6], .. "\r\n"u8];
        for (int i = 0; i < 10_000; i++)
        {
            ReadOnlySpan<byte> piece = line;
            Assert.False(receiver.Receive(ref piece));
        }
        ReadOnlySpan<byte> end = ".\r\n"u8;
        Assert.True(receiver.Receive(ref end));
        Assert.Equal(ContentFault.WriteFailed, content.Fault);
    }

    [Fact]
    public void Receiving_lines_allocates_nothing()
    {
        RecordWriter records = new(new NullSink());
        DataReceiver receiver = Create(new(records, 0), BareNewlinePolicy.Normalize);
        byte[] piece = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("line\r\n..x\r\n", 500)) + "pa");
        Feed();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Feed()
        {
            ReadOnlySpan<byte> input = piece;
            receiver.Receive(ref input);
        }
    }

    private static void Check(string bytes, BareNewlinePolicy policy, string records, string rest)
    {
        byte[] input = Encoding.Latin1.GetBytes(bytes);
        for (int split = 0; split <= input.Length; split++)
        {
            RecordCollector collector = new();
            RecordWriter writer = new(collector);
            DataReceiver receiver = Create(new(writer, 0), policy);
            ReadOnlySpan<byte> piece = input.AsSpan(0, split);
            string left = "";
            if (receiver.Receive(ref piece))
                left = Encoding.Latin1.GetString(piece) + bytes[split..];
            else
            {
                piece = input.AsSpan(split);
                Assert.True(receiver.Receive(ref piece));
                left = Encoding.Latin1.GetString(piece);
            }
            writer.Flush();
            Assert.Equal(records, collector.ToString());
            Assert.Equal(rest, left);
        }
    }

    private static DataReceiver Create(ContentWriter content, BareNewlinePolicy policy)
    {
        StrayCarriageReturns stray = policy == BareNewlinePolicy.Accept ? StrayCarriageReturns.Strip : StrayCarriageReturns.Keep;
        return new(new LineSplitter(8, stray), content, policy);
    }

    private sealed class BrokenSink : IRecordSink
    {
        public void WriteAt(ReadOnlySpan<byte> data, long offset) => throw new IOException("gone");
    }

    private sealed class NullSink : IRecordSink
    {
        public void WriteAt(ReadOnlySpan<byte> data, long offset) { }
    }
}
