using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.Tests.Smtp;

public class SmtpContentWriterTests
{
    [Theory]
    [InlineData("a|b", "a\r\nb\r\n")]
    [InlineData("", "\r\n")]
    [InlineData(".|..|.x", "..\r\n...\r\n..x\r\n")]
    [InlineData("0123456789", "0123456789\r\n")]
    [InlineData("0123456789a", "0123456789\r\n a\r\n")]
    [InlineData("0123456789.", "0123456789\r\n .\r\n")]
    [InlineData("0123456789abcdefghijklm", "0123456789\r\n abcdefghi\r\n jklm\r\n")]
    public void Lines_become_mail_data(string lines, string data)
    {
        Assert.Equal(data, Send(10, writer =>
        {
            foreach (string line in lines.Split('|'))
                writer.WriteLine(ByteText.ToBytes(line));
        }));
    }

    [Fact]
    public void Pieces_of_a_line_count_as_one_line()
    {
        Assert.Equal("..0123456\r\n", Send(10, writer =>
        {
            writer.Write("."u8);
            writer.Write("."u8[..0]);
            writer.Write("0123456"u8);
        }));
        Assert.Equal("01234567..\r\n x\r\n", Send(10, writer =>
        {
            writer.Write("01234567"u8);
            writer.Write(".."u8);
            writer.WriteLine("x"u8);
        }));
    }

    [Fact]
    public void No_limit_means_no_folding()
    {
        string line = new('x', 20_000);
        Assert.Equal(line + "\r\n", Send(0, writer => writer.WriteLine(ByteText.ToBytes(line))));
    }

    [Fact]
    public void Writing_allocates_nothing_per_line()
    {
        (FileDescriptor near, FileDescriptor far) = Sockets.Pair();
        using (far)
        {
            using Channel channel = new(near, "test", 64 * 1024);
            SmtpContentWriter writer = new(channel, 998);
            writer.WriteLine("first"u8);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
                writer.WriteLine(".a line"u8);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static string Send(int limit, Action<SmtpContentWriter> write)
    {
        (FileDescriptor near, FileDescriptor far) = Sockets.Pair();
        using (far)
        {
            using (Channel channel = new(near, "test"))
            {
                SmtpContentWriter writer = new(channel, limit);
                write(writer);
                writer.CompleteLine();
                channel.Flush();
            }
            byte[] buffer = new byte[100_000];
            int length = 0;
            for (int count; (count = far.Read(buffer.AsSpan(length))) > 0; length += count) { }
            return ByteText.FromBytes(buffer.AsSpan(0, length));
        }
    }
}
