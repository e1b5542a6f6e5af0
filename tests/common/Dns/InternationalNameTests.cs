using Postfix.Dns;
using Postfix.Text;

namespace Postfix.Tests.Dns;

public class InternationalNameTests
{
    [Theory]
    [InlineData("example.org", "example.org")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("täst.example.test", "xn--tst-qla.example.test")]
    public void Names_go_to_ascii_and_back(string name, string ascii)
    {
        Assert.Equal(ascii, InternationalName.ToAscii(ByteText.FromUnicode(name)));
        Assert.Equal(ByteText.FromUnicode(name), InternationalName.ToUtf8(ascii));
    }

    [Fact]
    public void What_is_not_utf8_has_no_ascii_form() => Assert.Null(InternationalName.ToAscii("b\u00ffd.example"));
}
