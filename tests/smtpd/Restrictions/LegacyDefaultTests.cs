using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Smtpd.Restrictions;
using Postfix.Smtpd.Session;
using Postfix.Smtpd.Tests.Fakes;
using Postfix.Tls;

namespace Postfix.Smtpd.Tests.Restrictions;

/// <summary>A site that has not agreed to newer defaults hears where an old one makes a difference (COMPATIBILITY_README).</summary>
public sealed class LegacyDefaultTests
{
    private const string Using = "using backwards-compatible default setting";

    [Fact]
    public void A_client_of_a_network_that_newer_defaults_do_not_trust()
    {
        const string notice = Using + " mynetworks_style=subnet to permit request from client \"unknown[127.0.0.5]\"";

        Assert.Equal([notice], NoticesOf("127.0.0.5", "alice@local.test", ("mynetworks", null)));
        Assert.Empty(NoticesOf("127.0.0.1", "alice@local.test", ("mynetworks", null)));
        Assert.Empty(NoticesOf("127.0.0.5", "alice@local.test", ("mynetworks", "127.0.0.0/8")));
    }

    [Fact]
    public void A_relay_domain_that_newer_defaults_do_not_have()
    {
        string[] notices =
        [
            Using + " relay_domains=$mydestination to accept mail for domain \"relay.test\"",
            Using + " relay_domains=$mydestination to accept mail for address \"bob@relay.test\"",
        ];

        Assert.Equal(notices, NoticesOf("192.0.2.1", "bob@relay.test", ("relay_domains", null)));
        Assert.Empty(NoticesOf("192.0.2.1", "bob@relay.test"));
    }

    [Fact]
    public void A_stranger_whom_newer_defaults_do_not_let_relay()
    {
        (string, string?)[] trusting = [("compatibility_level", "0"), ("smtputf8_enable", "no"), ("smtpd_relay_restrictions", null),
            ("smtpd_recipient_restrictions", "check_recipient_access inline:{there.test=permit}, reject_unauth_destination")];

        Assert.Equal([Using + " \"smtpd_relay_restrictions = (empty)\" to avoid \"Relay access denied\" error for recipient "
            + "\"a@there.test\" from client \"unknown[192.0.2.1]\""], NoticesOf("192.0.2.1", "a@there.test", trusting));
        Assert.Empty(NoticesOf("127.0.0.1", "a@there.test", trusting));
        Assert.Empty(NoticesOf("192.0.2.1", "alice@local.test", trusting));
    }

    [Theory]
    [InlineData("2", "no to reject recipient \"alice@local.test\" from client \"unknown[192.0.2.1]\"")]
    [InlineData("3.6", null)]
    public void A_recipient_that_newer_defaults_judge_later(string level, string? effect)
    {
        string[] expected = effect is null ? [] : [$"{Using} smtpd_relay_before_recipient_restrictions={effect}"];

        Assert.Equal(expected, NoticesOf("192.0.2.1", "alice@local.test",
            ("compatibility_level", level), ("smtpd_relay_before_recipient_restrictions", null), ("smtpd_recipient_restrictions", "reject")));
    }

    [Fact]
    public void Addresses_that_newer_defaults_would_have_declared()
    {
        string[] notices =
        [
            Using + " smtputf8_enable=no to accept non-ASCII sender address \"??@b.test\" from unknown[192.0.2.1]",
            Using + " smtputf8_enable=no to accept non-ASCII recipient address \"??@local.test\" from unknown[192.0.2.1]",
        ];
        (string, string?)[] old = [("compatibility_level", "0"), ("smtpd_relay_restrictions", "reject_unauth_destination"),
            ("local_recipient_maps", "")];

        using TestServer server = NewServer("192.0.2.1", old);
        server.SayAll("EHLO client.test", "MAIL FROM:<\u00c3\u00a4@b.test>", "RCPT TO:<\u00c3\u00b6@local.test>");

        Assert.Equal(notices, Notices(server));
    }

    [Theory]
    [InlineData("2", new[] { "certificate fingerprints", "certificate fingerprints", "public key fingerprints" })]
    [InlineData("3.6", new string[0])]
    public void Fingerprints_of_a_digest_that_newer_defaults_have_replaced(string level, string[] effects)
    {
        LogCollector lines = new();
        Log log = new(0, lines);
        Settings settings = Settings.FromValues(("compatibility_level", level), ("relay_clientcerts", "inline:{aa=x}"));
        using TableSet tables = new(new TableContext(settings, log));
        ClientCertificates certificates = new(settings, tables, new SmtpdLog(log, AddressLogForm.Of(settings)));
        TlsFacts session = new()
        {
            Protocol = "TLSv1.3", Cipher = "x", UsedBits = 1, AlgorithmBits = 1, Peer = new PeerCertificate("client", "ca", "AA", "BB"),
        };

        Assert.Equal(MatchResult.Matched, certificates.IsKnown(session, "permit_tls_clientcerts"));
        certificates.NoteDigest("certificate fingerprints");
        certificates.NoteDigest("public key fingerprints");

        Assert.Equal(effects.Select(effect => $"{Using} smtpd_tls_fingerprint_digest=md5 to compute {effect}"), lines.Lines);
    }

    private static IEnumerable<string> NoticesOf(string address, string recipient, params (string, string?)[] settings)
    {
        using TestServer server = NewServer(address, settings);
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", $"RCPT TO:<{recipient}>");
        return Notices(server);
    }

    private static TestServer NewServer(string address, (string, string?)[] settings)
    {
        TestServer server = new([("compatibility_level", "1"), ("smtpd_relay_before_recipient_restrictions", "no"), .. settings]);
        server.Client = server.Client with { Address = address };
        server.Connect();
        return server;
    }

    private static List<string> Notices(TestServer server)
    {
        server.Say("NOOP");
        return [.. server.Lines.Lines.Where(line => line.StartsWith(Using, StringComparison.Ordinal))];
    }
}
