using Postfix.Config;
using Postfix.Sasl;
using Postfix.Tests.Lookup;

namespace Postfix.Tests.Sasl;

public class SaslOptionsTests
{
    [Theory]
    [InlineData("", SaslSecurity.None)]
    [InlineData("noplaintext, NOANONYMOUS", SaslSecurity.NoPlaintext | SaslSecurity.NoAnonymous)]
    [InlineData("forward_secrecy mutual_auth noactive nodictionary",
        SaslSecurity.ForwardSecrecy | SaslSecurity.MutualAuth | SaslSecurity.NoActive | SaslSecurity.NoDictionary)]
    public void Security_options_are_words(string list, SaslSecurity expected) => Assert.Equal(expected, Read(list));

    [Fact]
    public void An_unknown_security_option_is_an_error() => Assert.Equal(
        "unknown SASL security options value \"noplain\" in \"noanonymous, noplain\"",
        Assert.Throws<ConfigurationException>(() => Read("noanonymous, noplain")).Message);

    [Theory]
    [InlineData("", "PLAIN LOGIN GSSAPI")]
    [InlineData("!gssapi, static:all", "PLAIN LOGIN")]
    [InlineData("login, plain", "PLAIN LOGIN")]
    [InlineData("external", "")]
    public void Mechanisms_are_filtered_in_their_order(string list, string expected)
    {
        using TableFixture fixture = new();
        Settings settings = Settings.FromValues([("smtp_sasl_mechanism_filter", list)]);
        MechanismFilter filter = new(fixture.Tables, settings, SmtpSaslParameters.Smtp.MechanismFilter);
        Assert.Equal(expected, string.Join(' ', filter.Apply(["PLAIN", "LOGIN", "GSSAPI"])));
    }

    [Fact]
    public void A_filter_that_cannot_be_searched_lets_nothing_pass()
    {
        using TableFixture fixture = new();
        Settings settings = Settings.FromValues([("smtp_sasl_mechanism_filter", "fail:down")]);
        MechanismFilter filter = new(fixture.Tables, settings, SmtpSaslParameters.Smtp.MechanismFilter);
        Assert.Equal("SASL mechanism filter failed for: 'PLAIN'", Assert.Throws<SaslException>(() => filter.Apply(["PLAIN"])).Message);
    }

    private static SaslSecurity Read(string list) => SaslSecurityNames.Read(
        Settings.FromValues([("smtp_sasl_security_options", list)]), SmtpSaslParameters.Smtp.SecurityOptions);
}
