using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.Tests.Smtp;

public class SmtpLineReaderTests
{
    private const int Limit = 10;

    public static TheoryData<string, string> Streams => new()
    {
        { "one\r\ntwo\nthree\r\n", "one CrLf|two Lf|three CrLf" },
        { "\r\n\n", " CrLf| Lf" },
        { "a\rb\r\r\n", "a\rb\r CrLf" },
        { "0123456789\r\nx\r\n", "0123456789 CrLf|x CrLf" },
        { "0123456789a\r\nx\r\n", "0123456789 TooLong|x CrLf" },
        { "0123456789abcdefghijklmnopqrstuvwxyz\nx\r\n", "0123456789 TooLong|x CrLf" },
        { "no end", "" },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Lines_are_the_same_however_they_arrive(string stream, string lines)
    {
        for (int piece = 1; piece <= stream.Length; piece++)
            Assert.Equal(lines, string.Join('|', ReadAll(stream, piece)));
    }

    [Fact]
    public void A_line_longer_than_the_buffer_is_skipped_to_its_end()
    {
        string stream = new string('x', 3 * Channel.DefaultBufferSize) + "\r\nend\r\n";
        Assert.Equal(["xxxxxxxxxx TooLong", "end CrLf"], ReadAll(stream, 1000));
    }

    private static List<string> ReadAll(string stream, int piece)
    {
        (FileDescriptor near, FileDescriptor far) = Sockets.Pair();
        using Channel channel = new(near, "test");
        Thread peer = new(() =>
        {
            using (far)
                foreach (byte[] bytes in ByteText.ToBytes(stream).Chunk(piece))
                    far.WriteAll(bytes);
        });
        peer.Start();
        List<string> lines = [];
        while (true)
        {
            string line = ByteText.FromBytes(SmtpLineReader.Read(channel, Limit, out LineEnd end));
            if (end == LineEnd.EndOfInput)
                break;
            lines.Add($"{line} {end}");
        }
        peer.Join();
        return lines;
    }
}
