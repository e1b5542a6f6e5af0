using Postfix.Config;
using Postfix.SmtpClient.Setup;

namespace Postfix.SmtpClient.Tests;

public sealed class BadParameterTests
{
    [Theory]
    [InlineData("smtp_host_lookup", "dns, a", "unknown smtp_host_lookup value \"a\" in \"dns, a\"")]
    [InlineData("smtp_host_lookup", "DNS", "unknown smtp_host_lookup value \"DNS\" in \"DNS\"")]
    [InlineData("smtp_dns_support_level", "on", "invalid smtp_dns_support_level: \"on\"")]
    [InlineData("smtp_dns_resolver_options", "b", "unknown smtp_dns_resolver_options value \"b\" in \"b\"")]
    [InlineData("smtp_address_preference", "ipv5", "bad smtp_address_preference value: ipv5")]
    [InlineData("smtp_tls_security_level", "foo", "Invalid TLS level \"foo\"")]
    [InlineData("smtp_tls_dane_insecure_mx_policy", "secure", "invalid smtp_tls_dane_insecure_mx_policy: \"secure\"")]
    [InlineData("header_from_format", "foo", "invalid setting: \"header_from_format = foo\"")]
    public void A_client_with_an_unknown_word_does_not_start(string name, string value, string problem) =>
        Assert.Equal(problem, Assert.Throws<ConfigurationException>(() => new ClientUnderTest((name, value))).Message);

    [Theory]
    [InlineData("smtp_dns_support_level", "Enabled")]
    [InlineData("smtp_address_preference", "IPv4")]
    public void Some_words_may_be_written_in_capitals(string name, string value)
    {
        using ClientUnderTest client = new((name, value));
        Assert.Empty(client.Log);
    }
}
