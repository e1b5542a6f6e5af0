using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Services;
using Postfix.SmtpClient.Encryption;

namespace Postfix.SmtpClient.Tests;

public class EncryptionTests
{
    private const string Hello = """
        S: 220 there
        C: EHLO me.example
        S: 250-there
        S: 250 STARTTLS

        """;

    private const string Mail = """
        C: MAIL FROM:<from@here.example>
        S: 250 Ok
        C: RCPT TO:<one@there.example>
        S: 250 Ok
        C: DATA
        S: 354 go on
        data
        S: 250 taken
        C: QUIT
        S: 221 Bye
        """;

    [Fact]
    public void A_policy_is_a_level_with_attributes()
    {
        TlsPolicy policy = PolicyParser.Parse("Verify, match=a.example:.b.example ciphers=high { protocols = TLSv1.2 TLSv1.3 } match=c.example exclude=RC4", Fail);

        Assert.Equal(TlsLevel.Verify, policy.Level);
        Assert.Equal(["a.example", ".b.example", "c.example"], policy.Match);
        Assert.Equal(("high", "TLSv1.2 TLSv1.3", "RC4"), (policy.Ciphers, policy.Protocols, policy.Exclusions));
    }

    [Theory]
    [InlineData(" ", "invalid empty policy")]
    [InlineData("strict", "invalid security level \"strict\"")]
    [InlineData("may match=a", "attribute \"match\" invalid at security level \"may\"")]
    [InlineData("secure match=", "attribute \"match\" has empty value")]
    [InlineData("may ciphers=high ciphers=low", "attribute \"ciphers\" is specified multiple times")]
    [InlineData("may servername=-", "\"servername=-\" specifies an invalid hostname")]
    [InlineData("may colour=red", "invalid attribute name: \"colour\"")]
    [InlineData("may high", "malformed attribute/value pair \"high\": missing '=' after attribute name")]
    [InlineData("may =high", "malformed attribute/value pair \"=high\": missing attribute name")]
    [InlineData("may connection_reuse=maybe", "attribute \"connection_reuse\" has bad value: \"maybe\"")]
    public void A_policy_that_makes_no_sense_says_why(string value, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => PolicyParser.Parse(value, Fail)).Message);

    [Fact]
    public void Attributes_of_no_tls_are_pointed_out()
    {
        List<string> warnings = [];
        Assert.Equal(TlsLevel.None, PolicyParser.Parse("none ciphers=high", warnings.Add).Level);
        Assert.Equal(["ignoring attribute \"ciphers=high\" with TLS disabled"], warnings);
    }

    [Theory]
    [InlineData("there.example", nameof(TlsLevel.Encrypt))]
    [InlineData("mail.there.example", nameof(TlsLevel.None))]
    [InlineData("deep.mail.there.example", nameof(TlsLevel.None))]
    [InlineData("[mail.there.example]", nameof(TlsLevel.May))]
    [InlineData("[host]:587", nameof(TlsLevel.Secure))]
    [InlineData("elsewhere.example", nameof(TlsLevel.May))]
    public void Policies_are_found_by_next_hop_and_for_subdomains(string nexthop, string expected)
    {
        PolicyFinder finder = Finder(("smtp_tls_security_level", "may"),
            ("smtp_tls_policy_maps", "inline:{ there.example=encrypt, .there.example=none, [host]:587=secure }"));

        Assert.Equal(expected, finder.Find(nexthop, "any", out _)?.Level.ToString());
    }

    [Theory]
    [InlineData("plain.example", "host", "may", nameof(TlsLevel.None))]
    [InlineData("may.example", "host", "encrypt", nameof(TlsLevel.Encrypt))]
    [InlineData("may.example", "must.example", "none", nameof(TlsLevel.Verify))]
    [InlineData("plain.example", "nopeer.example", "none", nameof(TlsLevel.Encrypt))]
    [InlineData("other.example", "host", "encrypt", nameof(TlsLevel.Encrypt))]
    public void The_older_table_knows_next_hops_and_hosts_and_the_stricter_counts(
        string nexthop, string host, string level, string expected)
    {
        PolicyFinder finder = Finder(("smtp_tls_security_level", level),
            ("smtp_tls_per_site", "inline:{ plain.example=NONE, may.example=MAY, must.example=MUST, nopeer.example=MUST_NOPEERMATCH }"));

        Assert.Equal(expected, finder.Find(nexthop, host, out _)?.Level.ToString());
    }

    [Fact]
    public void Mail_waits_for_a_server_that_offers_encryption()
    {
        using ScriptedServer server = new("""
            S: 220 there
            C: EHLO me.example
            S: 250 there
            C: QUIT
            S: 221 Bye
            """);
        Assert.Equal(
            [$"one@there.example {server.Relay} 4.7.4 deferred (TLS is required, but was not offered by host 127.0.0.1[127.0.0.1])"],
            Deliver(server, TimeSpan.Zero, ("smtp_tls_security_level", "encrypt")));
        server.Finish();
    }

    [Fact]
    public void A_server_that_cannot_encrypt_now_gets_mail_in_the_clear_where_that_is_allowed()
    {
        using ScriptedServer server = new(Hello + "C: STARTTLS\nS: 454 4.7.0 no\n" + Mail);
        Assert.Equal([$"one@there.example {server.Relay} 2.0.0 sent (250 taken)"],
            Deliver(server, TimeSpan.Zero, ("smtp_tls_security_level", "may")));
        server.Finish();
    }

    [Fact]
    public void A_server_that_cannot_encrypt_now_gets_no_mail_otherwise()
    {
        using ScriptedServer server = new(Hello + "C: STARTTLS\nS: 454 4.7.0 no\nC: QUIT\nS: 221 Bye");
        Assert.Equal(
            [$"one@there.example {server.Relay} 4.7.0 deferred (TLS is required, but host 127.0.0.1[127.0.0.1] refused to start TLS: 454 4.7.0 no)"],
            Deliver(server, TimeSpan.Zero, ("smtp_tls_security_level", "encrypt")));
        server.Finish();
    }

    [Fact]
    public void A_failed_handshake_defers_fresh_mail()
    {
        using ScriptedServer server = new(Hello + "C: STARTTLS\nS: 220 go\nS: this is no TLS");
        Assert.Equal([$"one@there.example {server.Relay} 4.7.5 deferred (Cannot start TLS: handshake failure)"],
            Deliver(server, TimeSpan.Zero, ("smtp_tls_security_level", "may")));
    }

    [Fact]
    public void Mail_that_has_waited_goes_in_the_clear_to_a_server_with_broken_tls()
    {
        using ScriptedServer server = new(Hello + "C: STARTTLS\nS: 220 go\nS: this is no TLS\n---\n" + Hello + Mail);
        Assert.Equal([$"one@there.example {server.Relay} 2.0.0 sent (250 taken)"],
            Deliver(server, TimeSpan.FromHours(1), ("smtp_tls_security_level", "may")));
        server.Finish();
    }

    [Fact]
    public void A_server_that_wants_a_password_gets_no_mail_in_the_clear_because_its_tls_is_broken()
    {
        using ScriptedServer server = new(Hello + "C: STARTTLS\nS: 220 go\nS: this is no TLS");
        Assert.Equal([$"one@there.example {server.Relay} 4.7.5 deferred (Cannot start TLS: handshake failure)"],
            Deliver(server, TimeSpan.FromHours(1), ("smtp_tls_security_level", "may"), ("smtp_sasl_auth_enable", "yes"),
                ("smtp_sasl_password_maps", "inline:{ { 127.0.0.1 = user:word } }")));
    }

    private static IReadOnlyList<string> Deliver(ScriptedServer server, TimeSpan age, params (string, string)[] settings)
    {
        using ClientUnderTest client = new(settings);
        using TestMessage message = new();
        DeliverRequest request = message.Request(server.Nexthop, "one@there.example");
        request.Times.Active = request.Times.Arrival + age;
        return client.Deliver(message, request).Lines;
    }

    private static PolicyFinder Finder(params (string, string)[] values)
    {
        Settings settings = Settings.FromValues(values);
        using CapturedLines lines = new();
        Log log = new(0, lines);
        return new PolicyFinder(settings, SmtpTlsParameters.Smtp, new TableSet(new TableContext(settings, log)), log);
    }

    private static void Fail(string warning) => Assert.Fail(warning);
}
