using System.Text;
using Postfix.Smtpd.Content;

namespace Postfix.Smtpd.Tests.Content;

public class LineSplitterTests
{
    [Theory]
    [InlineData("a\r\nb\n\r\nc\rd\r\n", "a$|b!|$|c\rd$")]
    [InlineData("12345678\r\n", "12345678>|$")]
    [InlineData("1234567\r\n", "1234567$")]
    [InlineData("1234567\rx\r\n", "1234567\r>|x$")]
    [InlineData("123456789abcdefghij\n", "12345678>|9abcdefg>|hij!")]
    [InlineData("1234567\n", "1234567!")]
    [InlineData("12345678\n", "12345678>|!")]
    [InlineData("a\r\r\r\n", "a$")]
    [InlineData("\0\r\n", "\0$")]
    public void Lines_are_the_same_however_the_bytes_arrive(string bytes, string lines)
    {
        byte[] input = Encoding.Latin1.GetBytes(bytes);
        Assert.Equal(lines, Split([input]));
        Assert.Equal(lines, Split(input.Select(b => new[] { b })));
        for (int i = 0; i <= input.Length; i++)
            for (int j = i; j <= input.Length; j++)
                Assert.Equal(lines, Split([input[..i], input[i..j], input[j..]]));
    }

    [Fact]
    public void With_newline_detection_only_one_carriage_return_belongs_to_the_line_end()
    {
        LineSplitter splitter = new(100, StrayCarriageReturns.Keep);
        ReadOnlySpan<byte> input = "a\r\r\n"u8;
        Assert.True(splitter.TryRead(ref input, out ContentLine line));
        Assert.Equal("a\r", Encoding.Latin1.GetString(line.Text));
    }

    [Fact]
    public void Random_splits_give_the_same_lines()
    {
        Random random = new(1);
        byte[] alphabet = "ab\r\r\n\n."u8.ToArray();
        for (int round = 0; round < 3000; round++)
        {
            byte[] input = new byte[random.Next(60)];
            for (int i = 0; i < input.Length; i++)
                input[i] = alphabet[random.Next(alphabet.Length)];
            string whole = Split([input]);
            List<byte[]> pieces = [];
            for (int at = 0; at < input.Length;)
            {
                int length = Math.Min(random.Next(12), input.Length - at);
                pieces.Add(input[at..(at + length)]);
                at += length;
            }
            Assert.Equal(whole, Split(pieces));
        }
    }

    [Fact]
    public void What_follows_the_last_line_end_can_be_taken()
    {
        LineSplitter splitter = new(100, StrayCarriageReturns.Strip);
        ReadOnlySpan<byte> input = "a\r\nrest"u8;
        Assert.True(splitter.TryRead(ref input, out _));
        Assert.False(splitter.TryRead(ref input, out _));
        Assert.Equal(4, splitter.PendingBytes);
        Assert.Equal("rest", Encoding.Latin1.GetString(splitter.ReadPartialLine().Text));
        Assert.Equal(0, splitter.PendingBytes);
    }

    private static string Split(IEnumerable<byte[]> pieces)
    {
        LineSplitter splitter = new(8, StrayCarriageReturns.Strip);
        List<string> lines = [];
        foreach (byte[] piece in pieces)
        {
            ReadOnlySpan<byte> input = piece;
            while (splitter.TryRead(ref input, out ContentLine line))
                lines.Add(Encoding.Latin1.GetString(line.Text) + (line.End switch { PieceEnd.CrLf => "$", PieceEnd.BareLf => "!", _ => ">" }));
        }
        return string.Join('|', lines);
    }
}
