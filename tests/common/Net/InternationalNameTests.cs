using Postfix.Config;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Tests.Net;

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

    [Theory]
    [InlineData("enable_idna2003_compatibility", "no", "xn--strae-oqa.example")]
    [InlineData("enable_idna2003_compatibility", "yes", "strasse.example")]
    public void Sharp_s_can_be_what_it_was_in_2003(string parameter, string value, string ascii)
    {
        IdnaMapping mapping = Settings.FromValues([(parameter, value)]).IdnaMapping;
        Assert.Equal(ascii, InternationalName.ToAscii(ByteText.FromUnicode("straße.example"), mapping));
    }

    [Theory]
    [InlineData("ü..example")]
    [InlineData(".ü")]
    [InlineData("ü.")]
    [InlineData("*.ü.example")]
    public void What_is_no_host_name_in_ascii_has_no_ascii_form(string name) => Assert.Null(InternationalName.ToAscii(ByteText.FromUnicode(name)));

    [Fact]
    public void What_is_not_utf8_has_no_ascii_form() => Assert.Null(InternationalName.ToAscii("b\u00ffd.example"));
}
