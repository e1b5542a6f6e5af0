using Postfix.Text;

namespace Postfix.Tests.Text;

public class EncodingTests
{
    [Theory]
    [InlineData("user@example", "user@example")]
    [InlineData("a+b=c d", "a+2Bb+3Dc+20d")]
    [InlineData("\xE9\n", "+E9+0A")]
    public void Xtext_encodes_what_may_not_stand_in_a_parameter(string text, string encoded)
    {
        Assert.Equal(encoded, Xtext.Encode(text));
        Assert.Equal(text, Xtext.Decode(encoded));
    }

    [Theory]
    [InlineData("a+")]
    [InlineData("a+2")]
    [InlineData("a+2x")]
    public void Broken_xtext_is_refused(string text) => Assert.Null(Xtext.Decode(text));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc\xFF")]
    public void Base64_round_trips(string text) =>
        Assert.Equal(ByteText.ToBytes(text), Base64.Decode(Base64.Encode(ByteText.ToBytes(text))));

    [Theory]
    [InlineData("YQ=")]
    [InlineData("Y Q=")]
    [InlineData("=YQ=")]
    [InlineData("YQ=\n")]
    public void Loose_base64_is_refused(string text) => Assert.Null(Base64.Decode(text));
}
