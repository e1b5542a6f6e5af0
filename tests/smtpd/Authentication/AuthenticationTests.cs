using System.Text;
using Postfix.Logging;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Authentication;

public class AuthenticationTests
{
    private const string Enabled = "smtpd_sasl_auth_enable";
    private const string Success = "235 2.7.0 Authentication successful";
    private const string Client = "unknown[192.0.2.1]";

    [Fact]
    public void Mechanisms_are_announced()
    {
        using TestServer server = Connect();
        Assert.Contains("|250-AUTH PLAIN LOGIN ANONYMOUS|250-ENHANCEDSTATUSCODES|", server.Say("EHLO client.test"));
        Assert.Equal(("192.0.2.1", "1234", "198.51.100.1", "25", false), (server.Sasl.Peer!.ClientAddress, server.Sasl.Peer.ClientPort,
            server.Sasl.Peer.ServerAddress, server.Sasl.Peer.ServerPort, server.Sasl.Peer.IsEncrypted));
    }

    [Fact]
    public void Mechanisms_are_announced_to_old_clients_too()
    {
        using TestServer server = Connect(("broken_sasl_auth_clients", "yes"));
        Assert.Contains("|250-AUTH PLAIN LOGIN ANONYMOUS|250-AUTH=PLAIN LOGIN ANONYMOUS|", server.Say("EHLO client.test"));
    }

    [Theory]
    [InlineData("smtpd_sasl_exceptions_networks", "192.0.2.0/24", Success)]
    [InlineData("smtpd_discard_ehlo_keywords", "auth, silent-discard", "503 5.5.1 Error: authentication not enabled")]
    [InlineData("smtpd_tls_auth_only", "yes", "503 5.5.1 Error: authentication not enabled")]
    [InlineData(Enabled, "no", "503 5.5.1 Error: authentication not enabled")]
    public void Some_clients_do_not_see_AUTH(string parameter, string value, string expected)
    {
        using TestServer server = Connect((parameter, value));
        Assert.DoesNotContain("AUTH", server.Say("EHLO client.test"));
        Assert.Equal(expected, server.Say(Plain("alice", "secret")));
    }

    [Fact]
    public void Who_shall_see_AUTH_must_be_known()
    {
        using TestServer server = Connect(("smtpd_sasl_exceptions_networks", "fail:down"));
        Assert.Equal("421 4.3.0 mx.test Server local data error", server.Say("EHLO client.test"));
        server.AwaitEnd();
        Assert.Contains($"warning: don't know if EHLO feature AUTH should be announced to {Client}", server.Lines.Lines);
    }

    [Fact]
    public void Challenges_and_responses_alternate()
    {
        using TestServer server = Connect();
        Assert.Equal("334 VXNlcm5hbWU6", server.SayAll("EHLO client.test", "auth login"));
        Assert.Equal("334 UGFzc3dvcmQ6", server.Say(Encode("alice")));
        Assert.Equal(Success, server.Say(Encode("secret")));
        Assert.Equal("503 5.5.1 Error: already authenticated", server.Say(Plain("alice", "secret")));
    }

    [Theory]
    [InlineData("AUTH", "501 5.5.4 Syntax: AUTH mechanism")]
    [InlineData("AUTH PLAIN AA== AA==", "501 5.5.4 Syntax: AUTH mechanism")]
    [InlineData("AUTH NOSUCH", "535 5.7.8 Error: authentication failed: Invalid authentication mechanism")]
    [InlineData("AUTH EXTERNAL AA==", "535 5.7.8 Error: authentication failed: Invalid authentication mechanism")]
    public void Commands_must_make_sense(string command, string expected)
    {
        using TestServer server = Connect();
        Assert.Equal(expected, server.SayAll("EHLO client.test", command));
    }

    [Fact]
    public void Nobody_logs_in_within_a_message()
    {
        using TestServer server = Connect();
        Assert.Equal("503 5.5.1 Error: MAIL transaction in progress",
            server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", Plain("alice", "secret")));
    }

    [Fact]
    public void Nobody_logs_in_before_HELO_where_that_is_required()
    {
        using TestServer server = Connect(("smtpd_helo_required", "yes"));
        Assert.Equal("503 5.5.1 Error: send HELO/EHLO first", server.Say(Plain("alice", "secret")));
    }

    [Fact]
    public void Failures_are_logged_with_the_name()
    {
        using TestServer server = Connect();
        Assert.Equal("535 5.7.8 Error: authentication failed: (reason unavailable)",
            server.SayAll("EHLO client.test", Plain("mallory", "guess")));
        Assert.Equal("454 4.7.0 Temporary authentication failure: Try again", server.Say(Plain("busy", "secret")));
        Assert.Contains(
            $"warning: {Client}: SASL PLAIN authentication failed: (reason unavailable), sasl_username=mallory", server.Lines.Lines);
        Assert.Contains($"warning: {Client}: SASL PLAIN authentication failed: Try again, sasl_username=busy", server.Lines.Lines);
        server.Say("QUIT");
        server.AwaitEnd();
        Assert.Contains($"disconnect from {Client} ehlo=1 auth=0/2 quit=1 commands=2/4", server.Lines.Lines);
    }

    [Fact]
    public void A_client_may_give_up()
    {
        using TestServer server = Connect();
        Assert.Equal("501 5.7.0 Authentication aborted", server.SayAll("EHLO client.test", "AUTH LOGIN", "*"));
        Assert.Contains($"warning: {Client}: SASL LOGIN authentication aborted", server.Lines.Lines);
        Assert.Equal(Success, server.Say(Plain("alice", "secret")));
    }

    [Fact]
    public void A_response_has_a_limit_of_its_own_and_the_rest_of_it_is_no_command()
    {
        using TestServer server = Connect();
        server.SayAll("EHLO client.test", "AUTH LOGIN");
        Assert.Equal("500 5.5.6 SASL response limit exceeded", server.Say(new string('x', 20_000)));
        Assert.Equal("250 2.0.0 Ok", server.Say("NOOP"));
        Assert.Contains(server.Lines.Lines,
            line => line.StartsWith($"warning: {Client}: request longer than 12288: (authentication data)", StringComparison.Ordinal));
        server.Say("AUTH LOGIN");
        Assert.Equal("334 UGFzc3dvcmQ6", server.Say(Encode(new string('a', 6000))));
    }

    [Fact]
    public void A_client_that_goes_away_is_missed()
    {
        using TestServer server = Connect();
        server.SayAll("EHLO client.test", "AUTH LOGIN");
        server.Close();
        Assert.Contains($"NOQUEUE: lost connection after AUTH from {Client}", server.Lines.Lines);
    }

    [Fact]
    public void When_nobody_can_log_in_clients_are_left_without_a_word()
    {
        using TestServer server = new((Enabled, "yes"));
        server.Sasl.Fault = "the backend is down";
        Assert.Equal("", server.Connect());
        server.AwaitEnd();
        Assert.Equal("no SASL authentication mechanisms", Assert.IsType<FatalException>(server.Failure).Message);
        Assert.Equal([$"connect from {Client}", "warning: the backend is down"], server.Lines.Lines);
    }

    [Fact]
    public void A_filter_must_leave_something()
    {
        using TestServer server = new((Enabled, "yes"), ("smtpd_sasl_mechanism_filter", "gssapi"));
        Assert.Equal("", server.Connect());
        server.AwaitEnd();
        Assert.Equal("smtpd_sasl_mechanism_filter discards all mechanisms in 'PLAIN LOGIN ANONYMOUS EXTERNAL'", server.Failure!.Message);
    }

    [Fact]
    public void The_login_goes_with_the_message()
    {
        using TestServer server = Connect(("smtpd_sasl_authenticated_header", "yes"));
        server.SayAll("EHLO client.test", Plain("alice", "secret"), "MAIL FROM:<a@b.test> AUTH=a+40b", "RCPT TO:<x@far.test>");
        Assert.StartsWith("250 2.0.0 Ok", server.SayAll("DATA", "Subject: test\r\n\r\n."));
        Assert.Contains(server.Lines.Lines, line => line.EndsWith(
            $": client={Client}, sasl_method=PLAIN, sasl_username=alice, sasl_sender=a+40b", StringComparison.Ordinal));
        string records = Assert.Single(server.Store.Accepted);
        Assert.Contains("|A:rewrite_context=remote|A:sasl_method=PLAIN|A:sasl_username=alice|A:sasl_sender=a+40b|", records);
        Assert.Contains("|N:Received: from client.test (unknown [192.0.2.1])|N:\t(Authenticated sender: alice)|N:\tby mx.test (Postfix) with ESMTPA id ", records);
    }

    [Fact]
    public void A_login_without_name_relays_nothing()
    {
        using TestServer server = Connect();
        Assert.Equal("554 5.7.1 <x@far.test>: Relay access denied",
            server.SayAll("EHLO client.test", "AUTH ANONYMOUS AA==", "MAIL FROM:<a@b.test>", "RCPT TO:<x@far.test>"));
    }

    [Fact]
    public void Only_those_who_are_logged_in_relay()
    {
        using TestServer server = Connect();
        Assert.Equal("554 5.7.1 <x@far.test>: Relay access denied", server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<x@far.test>"));
        Assert.Equal("250 2.1.5 Ok", server.SayAll("RSET", Plain("alice", "secret"), "MAIL FROM:<a@b.test>", "RCPT TO:<x@far.test>"));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public void A_proxy_may_say_who_is_logged_in(string enabled)
    {
        using TestServer server = new((Enabled, enabled), ("smtpd_authorized_xclient_hosts", "192.0.2.1"),
            ("smtpd_relay_restrictions", "permit_sasl_authenticated, reject_unauth_destination"));
        server.Connect();
        Assert.StartsWith("220 ", server.SayAll("EHLO proxy.test", "XCLIENT LOGIN=alice"));
        Assert.Equal("250 2.1.5 Ok", server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<x@far.test>"));
        Assert.Contains(server.Lines.Lines, line => line.EndsWith(", sasl_method=XCLIENT, sasl_username=alice", StringComparison.Ordinal));
        Assert.StartsWith("220 ", server.SayAll("RSET", "XCLIENT NAME=other.test"));
        Assert.Equal("554 5.7.1 <x@far.test>: Relay access denied", server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<x@far.test>"));
    }

    [Fact]
    public void Passwords_do_not_appear_in_transcripts()
    {
        Assert.Equal("AUTH PLAIN (authentication data)", Hide("AUTH PLAIN c2VjcmV0"));
        Assert.Equal("auth  login", Hide("auth  login"));
        Assert.Equal("MAIL FROM:<a> AUTH=b", Hide("MAIL FROM:<a> AUTH=b"));

        static string Hide(string line) => Encoding.Latin1.GetString(SecretText.Hide(Encoding.Latin1.GetBytes(line)));
    }

    private static TestServer Connect(params (string, string)[] settings)
    {
        TestServer server = new(
            [(Enabled, "yes"), ("smtpd_relay_restrictions", "permit_sasl_authenticated, reject_unauth_destination"), .. settings]);
        Assert.StartsWith("220 ", server.Connect());
        return server;
    }

    private static string Plain(string user, string password) => $"AUTH PLAIN {Encode($"\0{user}\0{password}")}";

    private static string Encode(string text) => Convert.ToBase64String(Encoding.Latin1.GetBytes(text));
}
