using System.Net;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Smtpd.Restrictions.DnsLists;
using Postfix.Smtpd.Session;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Restrictions;

/// <summary>Block lists and allow lists in the DNS; the client is 192.0.2.1.</summary>
public class DnsListTests
{
    private const string Accepted = "250 2.1.5 Ok";
    private const string Listed = "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.test; spam / more";

    [Theory]
    [InlineData("reject_rbl_client bl.test", Listed)]
    [InlineData("REJECT_RBL_CLIENT bl.test=127.0.0.[1..3;5]", Listed)]
    [InlineData("reject_rbl_client bl.test=[127.0.0.2]", Listed)]
    [InlineData("reject_rbl_client bl.test=127.0.0.3", Accepted)]
    [InlineData("reject_rbl_client other.test", Accepted)]
    [InlineData("reject_rbl_client broken.test", Accepted)]
    [InlineData("reject_rbl_client", Accepted)]
    [InlineData("warn_if_reject reject_rbl_client bl.test", Accepted)]
    [InlineData("reject_rhsbl_client rhs.test", Accepted)]
    [InlineData("reject_rhsbl_reverse_client rhs.test", "554 5.7.1 Service unavailable; Unverified Client host [liar.test] blocked using rhs.test")]
    [InlineData("reject_rhsbl_helo rhs.test", "554 5.7.1 Service unavailable; Helo command [evil.test] blocked using rhs.test")]
    [InlineData("reject_rhsbl_sender rhs.test", "554 5.7.1 Service unavailable; Sender address [a@bad.test] blocked using rhs.test")]
    [InlineData("reject_rhsbl_recipient rhs.test", "554 5.7.1 Service unavailable; Recipient address [alice@local.test] blocked using rhs.test")]
    [InlineData("permit_dnswl_client bl.test, reject", Accepted)]
    [InlineData("permit_dnswl_client other.test, reject", "554 5.7.1 <alice@local.test>: Recipient address rejected: Access denied")]
    [InlineData("permit_dnswl_client broken.test, reject", "450 4.7.1 <192.0.2.1>: Client host rejected: Service unavailable")]
    [InlineData("permit_rhswl_client rhs.test, reject", "554 5.7.1 <alice@local.test>: Recipient address rejected: Access denied")]
    public void A_list_decides(string restrictions, string reply)
    {
        using TestServer server = Start(("smtpd_recipient_restrictions", restrictions));
        Assert.Equal(reply, server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void A_verified_name_is_looked_up()
    {
        using TestServer server = Start(
            client => client with { Name = "liar.test" }, ("smtpd_recipient_restrictions", "permit_rhswl_client rhs.test, reject"));
        Assert.Equal(Accepted, server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void An_allow_list_does_not_permit_relaying()
    {
        using TestServer server = Start(("smtpd_relay_restrictions", "permit_dnswl_client bl.test, reject_unauth_destination"));
        Assert.Equal("554 5.7.1 <x@elsewhere.test>: Relay access denied", server.Say("RCPT TO:<x@elsewhere.test>"));
        Assert.DoesNotContain(server.Dns.Questions, question => question.EndsWith("bl.test A"));
    }

    [Theory]
    [InlineData("inline:{{bl.test=521 5.7.9 $$rbl_class $$rbl_what in $$rbl_domain: $$rbl_txt ($$client_address)}}", "bl.test", "521 5.7.9 Client host 192.0.2.1 in bl.test: spam / more (192.0.2.1)")]
    [InlineData("inline:{{bl.test=521 5.7.1 no}}", "bl.test=127.0.0.2", "521 5.7.1 no")]
    [InlineData("pcre:{{/=127/ 521 5.7.1 these}, {/./ 521 5.7.1 no}}", "bl.test=127.0.0.2", "521 5.7.1 these")]
    [InlineData("inline:{{bl.test=go away}}", "bl.test", "450 4.7.1 Service unavailable")]
    [InlineData("inline:{{bl.test=521 $$nonsense}}", "bl.test", Listed)]
    [InlineData("fail:always", "bl.test", "451 4.3.5 Server configuration error")]
    public void A_list_may_have_its_own_reply(string maps, string list, string reply)
    {
        using TestServer server = Start(("rbl_reply_maps", maps), ("smtpd_recipient_restrictions", "reject_rbl_client " + list));
        Assert.Equal(reply, server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void The_usual_reply_can_be_changed()
    {
        using TestServer server = Start(
            ("default_rbl_reply", "$rbl_code $rbl_what${rbl_reason?: $rbl_reason}"),
            ("maps_rbl_reject_code", "553"),
            ("smtpd_recipient_restrictions", "reject_rbl_client bl.test"));
        Assert.Equal("553 5.7.1 192.0.2.1: spam / more", server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void A_list_is_asked_once_per_session()
    {
        using TestServer server = Start(("smtpd_recipient_restrictions", "reject_rbl_client bl.test=127.0.0.9, reject_rbl_client broken.test"));
        server.SayAll("RCPT TO:<alice@local.test>", "RCPT TO:<alice@local.test>");
        Assert.Equal(["1.2.0.192.bl.test A", "1.2.0.192.bl.test TXT", "1.2.0.192.broken.test A"], server.Dns.Questions);
        Assert.Single(server.Lines.Lines, line => line == "warning: 1.2.0.192.broken.test: RBL lookup error: Host or domain name not found. "
            + "Name service error for name=1.2.0.192.broken.test type=A: Host not found, try again");
    }

    [Fact]
    public void A_forgotten_domain_is_noted()
    {
        using TestServer server = Start(("smtpd_recipient_restrictions", "reject_rbl_client"));
        server.Say("RCPT TO:<alice@local.test>");
        Assert.Contains("warning: restriction reject_rbl_client requires domain name argument", server.Lines.Lines);
    }

    [Fact]
    public void A_bad_pattern_is_fatal()
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(
            () => new TestServer(("smtpd_recipient_restrictions", "reject_rbl_client bl.test=127.0.[256].1")));
        Assert.Equal("RBL reply error: need decimal number 0..255 at \"127.0.[>256<].1\"", fault.Message);
    }

    [Theory]
    [InlineData("192.0.2.1", "1.2.0.192")]
    [InlineData("2001:db8::1", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2")]
    [InlineData("unknown", null)]
    public void Addresses_are_reversed(string address, string? name) => Assert.Equal(name, DnsListNames.OfAddress(address));

    [Theory]
    [InlineData("a@b.test", "b.test")]
    [InlineData("b.test", "b.test")]
    [InlineData("a@[192.0.2.1]", null)]
    [InlineData("[192.0.2.1]", null)]
    [InlineData("a@192.0.2.1", null)]
    [InlineData("a@x.123", null)]
    [InlineData("a@bad..test", null)]
    [InlineData("", null)]
    public void Domains_that_can_be_listed(string text, string? name) => Assert.Equal(name, DnsListNames.OfDomain(text, IdnaMapping.NonTransitional));

    [Theory]
    [InlineData("127.0.0.2", "127.0.0.2", true)]
    [InlineData("127.0.0.[1..3;5]", "127.0.0.3", true)]
    [InlineData("127.0.0.[1..3;5]", "127.0.0.4", false)]
    [InlineData("127.0.0.[1..3;5]", "127.0.0.5", true)]
    [InlineData("[127.0.[0;2].[0..255]]", "127.0.2.77", true)]
    [InlineData("[127;10].0.0.1", "10.0.0.1", true)]
    [InlineData("127.0.0.2", "::1", false)]
    public void Patterns_match(string pattern, string address, bool expected) =>
        Assert.Equal(expected, new AddressPattern(pattern).Matches(IPAddress.Parse(address)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("127.0.0")]
    [InlineData("127.0.0.2.3")]
    [InlineData("127.0.0.256")]
    [InlineData("127.0.0.[5..3]")]
    [InlineData("127.0.0.[]")]
    [InlineData("127.0.0.[1")]
    [InlineData("[127.0.0.1")]
    [InlineData("127.0.0.3[6..9]")]
    [InlineData("127.0.0.x")]
    public void What_is_no_pattern_is_refused(string pattern) => Assert.Throws<FormatException>(() => new AddressPattern(pattern));

    private static TestServer Start(params (string, string?)[] settings) => Start(client => client, settings);

    private static TestServer Start(Func<ClientIdentity, ClientIdentity> edit, params (string, string?)[] settings)
    {
        TestServer server = new(settings);
        server.Client = edit(server.Client with { ReverseName = "liar.test" });
        server.Dns.BrokenDomain = ".broken.test";
        server.Dns.Address("1.2.0.192.bl.test", "127.0.0.2").Text("1.2.0.192.bl.test", "spam", "more");
        foreach (string name in (string[])["liar.test", "evil.test", "bad.test", "local.test"])
            server.Dns.Address(name + ".rhs.test", "127.0.0.2");
        server.Connect();
        server.SayAll("EHLO evil.test", "MAIL FROM:<a@bad.test>");
        return server;
    }
}
