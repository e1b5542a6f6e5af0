using System.Text;
using Postfix.Logging;

namespace Postfix.Tests.Logging;

public sealed class MaillogPrefixTests
{
    [Theory]
    [InlineData("Nov  1 07:08:09 mail postfix/smtpd[123]: text", "Nov  1 07:08:09 postfix/smtpd[123]: text")]
    [InlineData("Nov  1 07:08:09 mail", "Nov  1 07:08:09 mail")]
    [InlineData("a line of nobody's form", "a line of nobody's form")]
    [InlineData("", "")]
    public void Syslog_gets_a_line_without_its_host(string line, string expected)
    {
        byte[] copy = new byte[100];

        int length = MaillogPrefix.CopyWithoutHost(Encoding.Latin1.GetBytes(line), copy);

        Assert.Equal(expected, Encoding.Latin1.GetString(copy, 0, length));
    }
}
