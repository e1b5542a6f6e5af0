using System.Text;
using Postfix.Smtpd.Protocol;

namespace Postfix.Smtpd.Tests.Protocol;

public class CommandCursorTests
{
    [Theory]
    [InlineData("MAIL FROM:<a@b>", "MAIL|FROM:|<a@b>")]
    [InlineData("mail from: a@b SIZE=5", "mail|from:|a@b|SIZE=5")]
    [InlineData("MAIL FROM:a@b", "MAIL|FROM:|a@b")]
    [InlineData("MAIL FROM", "MAIL|FROM")]
    [InlineData("RCPT\tTO:<\"a b\"@c>  X", "RCPT|TO:|<\"a b\"@c>|X")]
    [InlineData("RCPT TO:<\"a>b\"@c> X", "RCPT|TO:|<\"a>b\"@c>|X")]
    [InlineData("RCPT TO:<a\\> b@c> X", "RCPT|TO:|<a\\> b@c>|X")]
    [InlineData("RCPT TO:\"joe smith\"@c X", "RCPT|TO:|\"joe smith\"@c|X")]
    [InlineData("RCPT TO:<a<b>c d> X", "RCPT|TO:|<a<b>c d>|X")]
    [InlineData("RCPT TO:joe\\ user@c", "RCPT|TO:|joe\\ user@c")]
    [InlineData("  NOOP  ", "NOOP")]
    [InlineData("X FROM:TO:y", "X|FROM:|TO:|y")]
    [InlineData("IPv6:::1 a:b", "IPv6:::1|a:b")]
    [InlineData("", "")]
    [InlineData("a\\", "a\\")]
    public void Words_are_separated_by_white_space_outside_quotes_and_brackets(string line, string words) =>
        Assert.Equal(words, string.Join('|', Read(line)));

    [Theory]
    [InlineData("<a@b")]
    [InlineData("<\"a@b>")]
    [InlineData("\"a")]
    [InlineData("<a<b>")]
    [InlineData("\"a\\\"")]
    [InlineData("<a\\")]
    public void A_word_with_an_open_quote_or_bracket_is_incomplete(string line)
    {
        CommandCursor cursor = new(Encoding.Latin1.GetBytes(line));
        Assert.True(cursor.TryRead(out CommandToken token));
        Assert.False(token.IsComplete);
        Assert.Equal(line, token.ToString());
    }

    [Fact]
    public void A_nul_ends_the_line() => Assert.Equal(["NOOP", "a"], Read("NOOP a\0b c"));

    [Fact]
    public void The_rest_of_a_line_is_joined_by_single_blanks()
    {
        CommandCursor cursor = new("HELO  my   host "u8);
        cursor.TryRead(out _);
        Assert.Equal("my host", cursor.ReadRest());
    }

    [Fact]
    public void A_copy_reads_the_same_words_again()
    {
        CommandCursor cursor = new("A b c"u8);
        cursor.TryRead(out _);
        CommandCursor copy = cursor;
        Assert.Equal("b c", copy.ReadRest());
        Assert.Equal("b c", cursor.ReadRest());
    }

    [Fact]
    public void Random_bytes_are_cut_into_pieces_of_the_line_in_order()
    {
        Random random = new(42);
        byte[] alphabet = "<>\"\\:ab \tTO:from:@\0\xff"u8.ToArray();
        for (int round = 0; round < 20_000; round++)
        {
            byte[] line = new byte[random.Next(40)];
            for (int i = 0; i < line.Length; i++)
                line[i] = alphabet[random.Next(alphabet.Length)];
            string text = Encoding.Latin1.GetString(line).Split('\0')[0];
            int position = 0;
            foreach (string word in Read(Encoding.Latin1.GetString(line)))
            {
                int found = text.IndexOf(word, position, StringComparison.Ordinal);
                Assert.True(found >= position && string.IsNullOrWhiteSpace(text[position..found]));
                position = found + word.Length;
            }
            Assert.True(string.IsNullOrWhiteSpace(text[position..]));
        }
    }

    [Fact]
    public void Reading_words_allocates_nothing()
    {
        CountWords();
        long before = GC.GetAllocatedBytesForCurrentThread();
        CountWords();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static int CountWords()
        {
            CommandCursor cursor = new("RCPT TO:<\"a b\"@example.com> NOTIFY=NEVER ORCPT=rfc822;x@y"u8);
            int count = 0;
            while (cursor.TryRead(out _))
                count++;
            return count;
        }
    }

    private static List<string> Read(string line)
    {
        CommandCursor cursor = new(Encoding.Latin1.GetBytes(line));
        List<string> words = [];
        while (cursor.TryRead(out CommandToken token))
            words.Add(token.ToString());
        return words;
    }
}
