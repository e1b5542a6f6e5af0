using Postfix.Text;

namespace Postfix.Tests.Text;

public class ByteTextTests
{
    [Fact]
    public void All_bytes_survive_a_round_trip()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.Equal(all, ByteText.ToBytes(ByteText.FromBytes(all)));
    }

    [Theory]
    [InlineData("User@Example", "user@example")]
    [InlineData("plain", "plain")]
    [InlineData("ÉCOLE", "école")]
    [InlineData("ὈΔΥΣΣΕΎΣ", "ὀδυσσεύσ")]
    [InlineData("Straße STRASSE", "strasse strasse")]
    [InlineData("ſtraẞe", "strasse")]
    [InlineData("Aﬃx\u0130", "affixi\u0307")]
    [InlineData("ᾈ\uAB70\u13A0\u13F8𐐀Z", "ἀι\u13A0\u13A0\u13F0𐐨z")]
    public void FoldCase_folds_utf8(string unicode, string folded) =>
        Assert.Equal(folded, ByteText.ToUnicode(ByteText.FoldCase(ByteText.FromUnicode(unicode))));

    [Theory]
    [InlineData(" \t\n\v\f\rx\u00c3\u00a0 \t\n\v\f\r", "x\u00c3\u00a0")]
    [InlineData("\u0085", "\u0085")]
    [InlineData(" ", "")]
    public void Trim_leaves_bytes_of_letters(string text, string expected)
    {
        Assert.Equal(expected, ByteText.Trim(text));
        Assert.Equal(expected, ByteText.TrimEnd(ByteText.TrimStart(text)));
    }

    [Fact]
    public void FoldCase_of_bytes_that_are_not_utf8_touches_ascii_only() => Assert.Equal("a\u00C9b", ByteText.FoldCase("A\u00C9B"));

    [Theory]
    [InlineData("ABC", "abc", true)]
    [InlineData("a[", "A{", false)]
    [InlineData("\xC9", "\xE9", false)]
    [InlineData("ab", "abc", false)]
    public void EqualsIgnoreCase_knows_ascii_letters_only(string a, string b, bool equal)
    {
        Assert.Equal(equal, ByteText.EqualsIgnoreCase(a, b));
        Assert.Equal(equal, AsciiComparer.IgnoreCase.Equals(a, b));
        if (equal)
            Assert.Equal(AsciiComparer.IgnoreCase.GetHashCode(a), AsciiComparer.IgnoreCase.GetHashCode(b));
    }

    [Theory]
    [InlineData("ok text", "ok text")]
    [InlineData("a\r\nb\tc\0", "a??b?c?")]
    [InlineData("caf\xC3\xA9", "caf\xC3\xA9")]
    [InlineData("caf\xE9!", "caf?!")]
    public void Printable_replaces_controls_and_broken_utf8(string text, string expected) => Assert.Equal(expected, ByteText.Printable(text));

    [Theory]
    [InlineData("abc", true, true)]
    [InlineData("\xC3\xA9", false, true)]
    [InlineData("\xC3", false, false)]
    public void Ascii_and_utf8_are_recognized(string text, bool ascii, bool utf8)
    {
        Assert.Equal(ascii, ByteText.IsAscii(text));
        Assert.Equal(utf8, ByteText.IsUtf8(text));
    }
}
