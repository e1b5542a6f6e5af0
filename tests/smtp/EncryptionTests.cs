using System.Net;
using System.Text;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Services;
using Postfix.SmtpClient.Encryption;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;
using Postfix.Tests;
using Postfix.Tests.Tls;
using Postfix.Tls;

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
    [InlineData("encrypt tafile=/a", "attribute \"tafile\" invalid at security level \"encrypt\"")]
    [InlineData("verify tafile=", "attribute \"tafile\" has empty value")]
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

    [Theory]
    [InlineData("there.example", "smtp_tls_servername", "-", "\"smtp_tls_servername = -\" specifies an invalid hostname")]
    [InlineData("named.example", "smtp_tls_servername", "-", null)]
    [InlineData("there.example", "smtp_tls_servername", "hostname", null)]
    [InlineData("plain.example", "smtp_tls_servername", "-", null)]
    [InlineData("there.example", "smtp_tls_trust_anchor_file", "/nonexistent", "error opening trust anchor file: /nonexistent: No such file or directory")]
    [InlineData("named.example", "smtp_tls_trust_anchor_file", "/nonexistent", null)]
    [InlineData("anchored.example", "smtp_tls_trust_anchor_file", "",
        "smtp_tls_policy_maps, next-hop destination \"anchored.example\": error opening trust anchor file: /missing: No such file or directory")]
    public void Settings_that_make_no_sense_keep_mail_waiting_where_they_matter(string nexthop, string name, string value, string? warning)
    {
        using CapturedLines lines = new();
        PolicyFinder finder = Finder(lines, ("smtp_tls_security_level", "verify"), (name, value),
            ("smtp_tls_policy_maps", "inline:{ {named.example=encrypt servername=x.example}, {plain.example=none}, {anchored.example=secure tafile=/missing} }"));

        Assert.Equal(warning is null, finder.Find(nexthop, "any", out Trouble? trouble) is not null);
        Assert.Equal(warning is null ? null : PolicyFinder.Misconfigured, trouble);
        Assert.Equal(warning is null ? [] : ["warning: " + warning], lines.Lines);
    }

    [Theory]
    [InlineData("smtp_tls_servername", "hostname", "mx.there.example")]
    [InlineData("smtp_tls_servername", "nexthop", "there.example")]
    [InlineData("smtp_tls_servername", "www.there.example", "www.there.example")]
    [InlineData("smtp_tls_policy_maps", "inline:{ {there.example=may servername=hostname} }", "mx.there.example")]
    public void The_server_is_asked_for_a_name(string name, string value, string expected)
    {
        string hello = StartTls("there.example", (name, value));

        // RFC 6066, section 3: the name stands in the clear, after its length.
        Assert.Contains((char)0 + ((char)expected.Length + expected), hello, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dane", "TLS is required, but our TLS engine is unavailable", "smtp_tls_loglevel", "0")]
    [InlineData("dane-only", "TLS is required, but our TLS engine is unavailable", "smtp_tls_loglevel", "0")]
    [InlineData("encrypt", "TLS is required, but our TLS engine is unavailable", "smtp_tls_CAfile", "/nonexistent")]
    public void Where_tls_comes_first_and_cannot_be_used_not_a_word_is_said(string level, string reason, string name, string value)
    {
        using ScriptedServer server = new("eof");
        Assert.Equal([$"one@there.example {server.Relay} 4.7.5 deferred ({reason})"],
            Deliver(server, TimeSpan.Zero, ("smtp_tls_security_level", level), ("smtp_tls_wrappermode", "yes"), (name, value)));
        server.Finish();
    }

    [Theory]
    [InlineData("fingerprint", PeerTrust.Verified, "smtp_tls_fingerprint_cert_match", "PRINT")]
    [InlineData("fingerprint", PeerTrust.Untrusted, "smtp_tls_fingerprint_cert_match", "00:11")]
    [InlineData("secure", PeerTrust.Verified, "smtp_tls_trust_anchor_file", "OTHER, SERVER")]
    [InlineData("secure", PeerTrust.Untrusted, "smtp_tls_trust_anchor_file", "OTHER")]
    [InlineData("secure", PeerTrust.Verified, "smtp_tls_policy_maps", "inline:{ {there.example=secure match=hostname tafile=OTHER tafile=SERVER} }")]
    [InlineData("secure", PeerTrust.Untrusted, "smtp_tls_policy_maps", "inline:{ {there.example=secure match=hostname tafile=OTHER} }")]
    public void A_server_is_known_by_its_fingerprint_or_by_an_anchor_of_its_own(string level, object trust, string name, string value)
    {
        using TemporaryDirectory directory = new();
        TestCertificate server = new(directory.Path, "mx.there.example");
        TestCertificate other = new(directory.Path, "other.example");
        string setting = value.Replace("SERVER", server.File).Replace("OTHER", other.File)
            .Replace("PRINT", server.Fingerprint.Replace(":", "").ToLowerInvariant());

        Assert.Equal(trust, Shake(server,
            ("compatibility_level", "3.12"), ("smtp_tls_security_level", level), ("smtp_tls_secure_cert_match", "hostname"),
            ("smtp_tls_CAfile", server.File), (name, setting)));
    }

    [Fact]
    public void A_fingerprint_that_is_none_is_no_fingerprint()
    {
        using CapturedLines lines = new();
        StartTls("there.example", lines, ("smtp_tls_security_level", "fingerprint"), ("smtp_tls_fingerprint_cert_match", "AA:B"));

        Assert.Equal(
        [
            "warning: malformed fingerprint value: AA:B",
            "warning: mx.there.example[192.0.2.1]:25: configured at fingerprint security level, but with no fingerprints to match.",
        ], lines.Lines);
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
        using CapturedLines lines = new();
        return Finder(lines, values);
    }

    private static PolicyFinder Finder(CapturedLines lines, params (string, string)[] values)
    {
        Settings settings = Settings.FromValues(values);
        Log log = new(0, lines);
        return new PolicyFinder(settings, SmtpTlsParameters.Smtp, new TableSet(new TableContext(settings, log)), log);
    }

    // How far the client trusts mx.there.example, which has this certificate.
    private static PeerTrust Shake(TestCertificate certificate, params (string, string)[] values)
    {
        using CapturedLines lines = new();
        PolicyFinder policies = Finder(lines, values);
        Settings settings = Settings.FromValues(values);
        ClientTls tls = new(settings, SmtpTlsParameters.Smtp, policies, isJailed: false, new Log(0, lines));
        using TlsContext context = TlsContext.Create(new TlsContextOptions
        {
            IsServer = true,
            Settings = settings,
            Warn = Fail,
            Certificates = new OwnCertificates([certificate.File], []),
            FingerprintDigest = "sha256",
        });
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using Channel server = new(theirs, "client");
        using Channel channel = new(ours, "server");
        server.SetTimeout(TimeSpan.FromSeconds(20));
        channel.SetTimeout(TimeSpan.FromSeconds(20));
        Assert.True(ProtocolRange.TryParse("", out ProtocolRange range));
        TlsSession session = context.Open(theirs, new TlsSessionOptions { Protocols = range, Ciphers = CipherSelection.Compose(settings, "medium", "") });
        Thread peer = new(() => server.Wrap(session.Over, layer => layer.TryHandshake()));
        peer.Start();
        PeerName name = PeerName.For("mx.there.example", IPAddress.Parse("192.0.2.1"), 25);
        TlsFacts? facts = tls.Start(channel, name, policies.Find("there.example", name.Host, out _)!, "there.example");
        peer.Join();
        return facts!.Trust;
    }

    private static string StartTls(string nexthop, params (string, string)[] values)
    {
        using CapturedLines lines = new();
        return StartTls(nexthop, lines, [("smtp_tls_security_level", "may"), .. values]);
    }

    // What the client sends to mx.there.example first; the handshake leads to nothing.
    private static string StartTls(string nexthop, CapturedLines lines, params (string, string)[] values)
    {
        Log log = new(0, lines);
        PolicyFinder policies = Finder(lines, values);
        ClientTls tls = new(Settings.FromValues(values), SmtpTlsParameters.Smtp, policies, isJailed: false, log);
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using (theirs)
        using (Channel channel = new(ours, "server"))
        {
            channel.SetTimeout(TimeSpan.FromMilliseconds(100));
            PeerName peer = PeerName.For("mx.there.example", IPAddress.Parse("192.0.2.1"), 25);
            Assert.Null(tls.Start(channel, peer, policies.Find(nexthop, peer.Host, out _)!, nexthop));
            byte[] hello = new byte[theirs.Available];
            return hello.Length == 0 ? "" : Encoding.Latin1.GetString(hello.AsSpan(0, theirs.Read(hello)));
        }
    }

    private static void Fail(string warning) => Assert.Fail(warning);
}
