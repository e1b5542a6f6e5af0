using Postfix.Config;
using Postfix.Logging;
using Postfix.Smtpd.Content;
using Postfix.Smtpd.Encryption;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Tests.Fakes;
using Postfix.Tls;

namespace Postfix.Smtpd.Tests.Session;

public class EncryptionTests
{
    [Fact]
    public void Where_tls_is_required_only_getting_ready_is_possible_without()
    {
        using TestServer server = new(("smtpd_tls_security_level", "encrypt"));
        server.Connect();
        Assert.Contains("250-STARTTLS", server.Say("EHLO client"), StringComparison.Ordinal);
        Assert.Equal("530 5.7.0 Must issue a STARTTLS command first", server.Say("MAIL FROM:<a@b.test>"));
        Assert.Equal("530 5.7.0 Must issue a STARTTLS command first", server.Say("VRFY alice"));
        Assert.Equal("530 5.7.0 Must issue a STARTTLS command first", server.Say("XFORWARD NAME=x"));
        Assert.StartsWith("214 2.0.0 Commands: ", server.Say("HELP"), StringComparison.Ordinal);
        Assert.Equal("250 2.0.0 Ok", server.Say("NOOP"));
        Assert.Equal("501 5.5.4 Syntax: STARTTLS", server.Say("STARTTLS now"));
        Assert.Equal("454 4.7.0 TLS not available due to local problem", server.Say("STARTTLS"));
        Assert.Contains("warning: No server certs available. TLS won't be enabled", server.Lines.Lines);
    }

    [Fact]
    public void What_is_not_in_yet_is_said()
    {
        using TestServer server = new(("smtpd_tls_security_level", "may"), ("tls_server_sni_maps", "inline:{a=b}"));

        Assert.Contains("warning: parameter tls_server_sni_maps is not supported by this version: "
            + "clients get the same certificate whatever name they ask for", server.Lines.Lines);
    }

    [Fact]
    public void Starttls_is_unknown_where_it_is_not_offered()
    {
        using TestServer server = new();
        server.Connect();
        Assert.Equal("502 5.5.1 Error: command not implemented", server.Say("STARTTLS"));
    }

    [Theory]
    [InlineData("", "no", "no", false, false)]
    [InlineData("", "yes", "no", true, false)]
    [InlineData("", "no", "yes", true, true)]
    [InlineData("none", "yes", "yes", false, false)]
    [InlineData("May", "no", "yes", true, false)]
    [InlineData("verify", "no", "no", true, true)]
    public void The_level_decides_and_the_old_parameters_stand_in_for_it(
        string level, string use, string enforce, bool isOffered, bool isRequired)
    {
        TlsPolicy policy = TlsPolicy.Read(
            Settings.FromValues(("smtpd_tls_security_level", level), ("smtpd_use_tls", use), ("smtpd_enforce_tls", enforce)), _ => { });

        Assert.Equal((isOffered, isRequired), (policy.IsOffered, policy.IsRequired));
    }

    [Fact]
    public void An_unknown_level_is_a_configuration_error() => Assert.Equal(
        "Invalid TLS level \"much\"",
        Assert.Throws<ConfigurationException>(() => TlsPolicy.Read(Settings.FromValues(("smtpd_tls_security_level", "much")), _ => { })).Message);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_unknown_level_stops_every_server(bool isStandAlone)
    {
        using Log log = new(verbosity: 0);
        Assert.Throws<ConfigurationException>(() => new ServerTls(Settings.FromValues(("smtpd_tls_security_level", "much")), log, isStandAlone));
    }

    [Fact]
    public void The_received_header_tells_about_the_session()
    {
        TlsFacts facts = new()
        {
            Protocol = "TLSv1.3",
            Cipher = "X",
            UsedBits = 128,
            AlgorithmBits = 256,
            KeyExchange = "X25519",
            ServerSignature = new TlsSignature("RSA-PSS (2048 bits)", "SHA256"),
            ClientSignature = new TlsSignature("ED25519", ""),
            Peer = new PeerCertificate("a) evil (name", "CA", "", ""),
            Trust = PeerTrust.Untrusted,
        };

        Assert.Equal(
        [
            "(using TLSv1.3 with cipher X (128/256 bits)",
            " key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256",
            " client-signature ED25519)",
            "(Client CN \"a? evil (name)\", Issuer \"CA\" (not verified))",
        ], EncryptionComment.Compose(facts, asksForCertificate: true));
        Assert.Equal("(No client certificate requested)", EncryptionComment.Compose(facts with { Peer = null }, asksForCertificate: false)[^1]);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("(a) b)", "(a) b?")]
    [InlineData("((", "(())")]
    [InlineData("a\\\n\u00e9", "a???")]
    public void Foreign_text_stays_within_its_comment(string text, string expected) => Assert.Equal(expected, CommentText.Neuter(text));
}
