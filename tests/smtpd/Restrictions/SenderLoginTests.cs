using System.Text;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Restrictions;

public class SenderLoginTests
{
    private const string Maps = "inline:{ { alice@local.test = bob, Alice }, { bob@local.test = bob } }";
    private const string Ok = "250 2.1.5 Ok";

    [Theory]
    [InlineData("reject_sender_login_mismatch", "alice@local.test", Ok)]
    [InlineData("reject_sender_login_mismatch", "bob@local.test", "not owned by user alice")]
    [InlineData("reject_sender_login_mismatch", "carol@local.test", "not owned by user alice")]
    [InlineData("reject_sender_login_mismatch", "", Ok)]
    [InlineData("reject_authenticated_sender_login_mismatch", "bob@local.test", "not owned by user alice")]
    [InlineData("reject_unauthenticated_sender_login_mismatch", "bob@local.test", Ok)]
    [InlineData("reject_known_sender_login_mismatch", "bob@local.test", "not owned by user alice")]
    [InlineData("reject_known_sender_login_mismatch", "carol@local.test", Ok)]
    public void A_client_that_is_logged_in_uses_its_own_addresses(string restriction, string sender, string expected)
    {
        using TestServer server = Connect(("smtpd_sender_restrictions", restriction));
        server.SayAll("EHLO client.test", Plain("alice"));
        AssertReply(expected, sender, server);
    }

    [Theory]
    [InlineData("reject_sender_login_mismatch", "bob@local.test", "not logged in")]
    [InlineData("reject_sender_login_mismatch", "carol@local.test", Ok)]
    [InlineData("reject_authenticated_sender_login_mismatch", "bob@local.test", Ok)]
    [InlineData("reject_unauthenticated_sender_login_mismatch", "bob@local.test", "not logged in")]
    [InlineData("reject_known_sender_login_mismatch", "bob@local.test", "not logged in")]
    [InlineData("reject_known_sender_login_mismatch", "carol@local.test", Ok)]
    public void A_client_that_is_not_logged_in_uses_nobodys_address(string restriction, string sender, string expected)
    {
        using TestServer server = Connect(("smtpd_sender_restrictions", restriction));
        server.Say("EHLO client.test");
        AssertReply(expected, sender, server);
    }

    [Fact]
    public void An_owner_who_cannot_be_found_out_may_be_another()
    {
        using TestServer server = Connect(
            ("smtpd_sender_restrictions", "reject_sender_login_mismatch"), ("smtpd_sender_login_maps", "fail:down"));
        Assert.Equal("451 4.3.0 <a@b.test>: Temporary lookup failure",
            server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void Without_SASL_the_restrictions_are_ignored_with_a_warning()
    {
        using TestServer server = Connect(("smtpd_sasl_auth_enable", "no"), ("smtpd_sender_restrictions", "reject_sender_login_mismatch"));
        Assert.Equal(Ok, server.SayAll("EHLO client.test", "MAIL FROM:<bob@local.test>", "RCPT TO:<alice@local.test>"));
        Assert.Contains("warning: restriction `reject_authenticated_sender_login_mismatch' ignored: no SASL support", server.Lines.Lines);
        Assert.Contains("warning: restriction `reject_unauthenticated_sender_login_mismatch' ignored: no SASL support", server.Lines.Lines);
    }

    [Fact]
    public void Login_names_have_an_access_table()
    {
        using TestServer server = Connect(("smtpd_client_restrictions", "check_sasl_access inline:{ { alice = reject gone } }"));
        Assert.Equal(Ok, server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>"));
        Assert.Equal("554 5.7.1 <alice>: SASL login name rejected: gone",
            server.SayAll("RSET", Plain("alice"), "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>"));
    }

    private static TestServer Connect(params (string, string)[] settings)
    {
        TestServer server = new([("smtpd_sasl_auth_enable", "yes"), ("smtpd_sender_login_maps", Maps), .. settings]);
        server.Connect();
        return server;
    }

    private static void AssertReply(string expected, string sender, TestServer server) => Assert.Equal(
        expected == Ok ? Ok : $"553 5.7.1 <{sender}>: Sender address rejected: {expected}",
        server.SayAll($"MAIL FROM:<{sender}>", "RCPT TO:<alice@local.test>"));

    private static string Plain(string user) => $"AUTH PLAIN {Convert.ToBase64String(Encoding.ASCII.GetBytes($"\0{user}\0secret"))}";
}
