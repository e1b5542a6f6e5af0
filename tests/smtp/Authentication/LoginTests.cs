using System.Text;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Authentication;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Tests.Authentication;

public class LoginTests
{
    private const string Message = """
        C: MAIL FROM:<from@here.example>
        S: 250 Ok
        C: RCPT TO:<one@there.example>
        S: 250 Ok
        C: DATA
        S: 354 go on
        data
        S: 250 taken
        C: QUIT
        """;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[127.0.0.1]:PORT")]
    public void A_password_is_found_by_host_and_by_next_hop(string key)
    {
        using ScriptedServer server = new($"""
            {Hello("AUTH PLAIN LOGIN")}
            C: AUTH PLAIN AHVzZXIAcGFzczp3b3Jk
            S: 235 welcome
            {Message}
            """);
        using ClientUnderTest client = Client($"{{ {key.Replace("PORT", $"{server.Port}")} = user:pass:word }}");
        Assert.EndsWith("sent (250 taken)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void The_password_of_the_sender_comes_first()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\nC: AUTH PLAIN AGFsaWNlAG93bg==\nS: 235 welcome\n{Message}");
        using ClientUnderTest client = Client(
            "{ 127.0.0.1 = user:word }, { from@here.example = alice:own }", ("smtp_sender_dependent_authentication", "yes"));
        Assert.EndsWith("sent (250 taken)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void Without_a_password_mail_goes_there_without_login()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\n{Message}");
        using ClientUnderTest client = Client("{ other.example = user:word }", ("smtp_send_dummy_mail_auth", "yes"));
        Assert.EndsWith("sent (250 taken)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void A_server_that_wants_no_login_gets_the_mail_all_the_same()
    {
        using ScriptedServer server = new($"S: 220 x\nC: EHLO me.example\nS: 250 x\n{Message}");
        using ClientUnderTest client = Client();
        Assert.EndsWith("sent (250 taken)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void The_sender_is_declared_not_to_be_logged_in_when_that_is_wanted()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\nC: AUTH PLAIN AHVzZXIAd29yZA==\nS: 235 welcome\n"
            + Message.Replace("<from@here.example>", "<from@here.example> AUTH=<>"));
        using ClientUnderTest client = Client(settings: ("smtp_send_dummy_mail_auth", "yes"));
        Assert.EndsWith("sent (250 taken)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void A_refused_login_is_no_reason_to_return_mail()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\nC: AUTH PLAIN AHVzZXIAd29yZA==\nS: 535-5.7.8 no\nS: 535 5.7.8 really\nC: QUIT");
        using ClientUnderTest client = Client();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.EndsWith("4.7.8 deferred (SASL authentication failed; server 127.0.0.1[127.0.0.1] said: 535-5.7.8 no 535 5.7.8 really)",
            Assert.Single(reports.Lines));
        DsnDetail detail = reports.Details["one@there.example"];
        Assert.Equal(("dns", "127.0.0.1", "smtp", "535-5.7.8 no 535 5.7.8 really"),
            (detail.MtaType, detail.MtaName, detail.DiagnosticType, detail.DiagnosticText));
        Assert.Equal("4.7.8", reports.Hop?.Status);
    }

    [Fact]
    public void A_refused_login_returns_mail_when_that_is_wanted()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\nC: AUTH PLAIN AHVzZXIAd29yZA==\nS: 535 5.7.8 no\nC: QUIT");
        using ClientUnderTest client = Client(settings: ("smtp_sasl_auth_soft_bounce", "no"));
        Assert.Contains(" 5.7.8 bounced (SASL authentication failed; server", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void Without_a_common_mechanism_mail_waits()
    {
        using ScriptedServer server = new($"{Hello("AUTH GSSAPI")}\nC: QUIT");
        using ClientUnderTest client = Client();
        Assert.EndsWith(
            "4.7.0 deferred (SASL authentication failed; cannot authenticate to server 127.0.0.1[127.0.0.1]: no mechanism available)",
            Line(client, server));
        server.Finish();
        Assert.Contains("warning: SASL authentication failure: No worthy mechs found", client.Log);
    }

    [Fact]
    public void Passwords_do_not_cross_the_net_in_the_clear_by_default()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN LOGIN")}\nC: QUIT");
        using ClientUnderTest client = new(
            ("smtp_sasl_auth_enable", "yes"), ("smtp_sasl_password_maps", "inline:{ { 127.0.0.1 = user:word } }"));
        Assert.EndsWith("127.0.0.1[127.0.0.1]: no mechanism available)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void Mechanisms_are_filtered()
    {
        using ScriptedServer server = new($"{Hello("AUTH LOGIN\nS: 250 AUTH=LOGIN", "250-")}\nC: QUIT");
        using ClientUnderTest client = Client(settings: ("smtp_sasl_mechanism_filter", "plain"));
        Assert.EndsWith("4.7.0 deferred (SASL authentication failed: server 127.0.0.1[127.0.0.1] offered no compatible authentication "
            + "mechanisms for this type of connection security)", Line(client, server));
        server.Finish();
        Assert.Contains($"warning: {server.Relay} offered no supported AUTH mechanisms: 'LOGIN'", client.Log);
    }

    [Fact]
    public void A_long_first_response_waits_until_it_is_asked_for()
    {
        string password = new('x', 600);
        string response = Convert.ToBase64String([0, .. "user"u8, 0, .. Encoding.ASCII.GetBytes(password)]);
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\nC: AUTH PLAIN\nS: 334 \nC: {response}\nS: 235 welcome\n{Message}");
        using ClientUnderTest client = Client($"{{ 127.0.0.1 = user:{password} }}");
        Assert.EndsWith("sent (250 taken)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void A_challenge_too_many_ends_the_login()
    {
        const string prompts = "S: 334 VXNlcm5hbWU6\nC: dXNlcg==\nS: 334 UGFzc3dvcmQ6\nC: d29yZA==\n";
        using ScriptedServer server = new($"{Hello("AUTH LOGIN")}\nC: AUTH LOGIN\n{prompts}S: 334 more\nC: QUIT");
        using ClientUnderTest client = Client();
        Assert.Contains(" 4.7.0 deferred (SASL authentication failed; cannot authenticate to server", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void A_connection_lost_during_login_is_reported_as_one_lost_in_the_greetings()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\nC: AUTH PLAIN AHVzZXIAd29yZA==");
        using ClientUnderTest client = Client();
        Assert.EndsWith("4.4.2 deferred (lost connection with 127.0.0.1[127.0.0.1] while performing the EHLO handshake)", Line(client, server));
    }

    [Fact]
    public void A_table_that_cannot_be_searched_makes_mail_wait()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\neof");
        using ClientUnderTest client = new(("smtp_sasl_auth_enable", "yes"), ("smtp_sasl_password_maps", "fail:down"));
        Assert.Contains(" 4.3.0 deferred (local data error while talking to ", Line(client, server));
        server.Finish();
        Assert.Contains("warning: TEST: smtp_sasl_password_maps lookup error", client.Log);
    }

    [Fact]
    public void A_connection_is_not_shared_by_senders_with_passwords_of_their_own()
    {
        string Session(string name, string secret) =>
            $"{Hello("AUTH PLAIN")}\nC: AUTH PLAIN {secret}\nS: 235 welcome\n{Message.Replace("from@here.example", name).Replace("\nC: QUIT", "")}\n";
        using ScriptedServer server = new($"{Session("a@here.example", "AGEAYQ==")}C: QUIT\neof\n---\n{Session("b@here.example", "AGIAYg==")}C: QUIT");
        using ClientUnderTest client = Client("{ a@here.example = a:a }, { b@here.example = b:b }",
            ("smtp_sender_dependent_authentication", "yes"), ("smtp_connection_cache_destinations", "127.0.0.1"),
            ("smtp_connection_cache_time_limit", "1s"));
        using TestMessage message = new();
        foreach (string sender in (string[])["a@here.example", "b@here.example"])
            Assert.EndsWith("sent (250 taken)", Assert.Single(client.Deliver(
                message, message.Request(server.Nexthop, "one@there.example") with { Sender = sender }).Lines));
        server.Finish();
    }

    [Fact]
    public void A_login_that_was_refused_is_not_tried_again()
    {
        const string refusal = "C: AUTH PLAIN AHVzZXIAd29yZA==\nS: 535 5.7.8 no\nC: QUIT\neof\n---\n";
        using ScriptedServer server = new($"{Hello("AUTH PLAIN")}\n{refusal}{Hello("AUTH PLAIN")}\nC: QUIT");
        using ClientUnderTest client = Client(settings: ("smtp_sasl_auth_cache_name", "proxy:internal:refused"));
        Assert.EndsWith("4.7.8 deferred (SASL authentication failed; server 127.0.0.1[127.0.0.1] said: 535 5.7.8 no)", Line(client, server));
        Assert.EndsWith("4.7.8 deferred (SASL [CACHED] authentication failed; server 127.0.0.1 said: 535 5.7.8 no)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void A_refusal_counts_for_its_password_and_its_time_only()
    {
        using Log log = new(0);
        using TableSet tables = new(new TableContext(Settings.FromValues([]), log));
        LookupTable table = tables.Open("internal:refused", TableFlags.ReplaceDuplicates, TableAccess.CreateOrUpdate);
        RefusedLogins young = new(table, TimeSpan.FromDays(1), TimeProvider.System, log);
        RefusedLogins old = new(table, TimeSpan.FromSeconds(-10), TimeProvider.System, log);
        Account account = new("user", "abc");
        young.Add("x", account, new SmtpReply(535, "5.7.8", "535-5.7.8 no\n535 5.7.8 really"));
        Assert.EndsWith(";qZk+NkcGgWq6PiVxeFDCbJzQ2J0=;5.7.8;535-5.7.8 no 535 5.7.8 really", table.Find("x;user").Value);
        Assert.Equal("5.7.8", young.Find("x", account)?.Status);
        Assert.Null(young.Find("y", account));
        Assert.Null(young.Find("x", account with { Password = "other" }));
        Assert.Null(young.Find("x", account)); // the server may know the new password
        young.Add("x", account, new SmtpReply(535, "5.7.8", "535 5.7.8 no"));
        Assert.Null(old.Find("x", account));
        Assert.False(table.Find("x;user").IsFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1;a;5.7.8;")]
    [InlineData("1;;5.7.8;no")]
    [InlineData("x;a;5.7.8;no")]
    [InlineData("1;a;5.7;no")]
    [InlineData("1;a;no")]
    public void What_is_no_entry_is_not_taken_for_one(string entry) => Assert.Null(RefusedLogin.Parse(entry));

    [Theory]
    [InlineData("hash:x", "SASL authentication cache name \"hash:x\" must start with \"proxy:")]
    [InlineData("proxy:a:x proxy:a:y", "SASL authentication cache name \"proxy:a:x proxy:a:y\" contains multiple values")]
    public void The_table_of_refusals_is_a_proxied_one(string name, string expected) => Assert.Equal(
        expected, Assert.Throws<ConfigurationException>(() => Client(settings: ("smtp_sasl_auth_cache_name", name))).Message);

    [Fact]
    public void Lmtp_has_parameters_of_its_own()
    {
        using ScriptedServer server = new($"{Hello("AUTH PLAIN").Replace("EHLO", "LHLO")}\nC: AUTH PLAIN AHVzZXIAd29yZA==\nS: 235 welcome\n{Message}");
        using ClientUnderTest client = new(ClientProtocol.Lmtp,
            ("lmtp_sasl_auth_enable", "yes"), ("lmtp_sasl_password_maps", "inline:{ { 127.0.0.1 = user:word } }"),
            ("lmtp_sasl_security_options", "noanonymous"));
        Assert.EndsWith("sent (250 taken)", Line(client, server));
        server.Finish();
    }

    [Fact]
    public void A_password_table_is_needed() => Assert.Equal(
        "specify a password table via the `smtp_sasl_password_maps' configuration parameter",
        Assert.Throws<ConfigurationException>(() => new ClientUnderTest(("smtp_sasl_auth_enable", "yes"))).Message);

    [Fact]
    public void Nobody_but_the_server_gets_to_see_passwords()
    {
        (FileDescriptor client, FileDescriptor server) = Sockets.Pair();
        using (server)
        {
            using Log log = new(0);
            SessionRules rules = new(Settings.FromValues([]), SmtpParameters.Smtp, ClientProtocol.Smtp, log) { Notify = ErrorClasses.Protocol };
            using ServerConnection connection = new(new Channel(client, "test"), new PeerName("x", "127.0.0.1", 25), 0);
            SmtpSession session = new(connection, rules, "TEST", SessionFate.Close);
            session.SendSecret("AUTH PLAIN", " c2VjcmV0");
            session.TryFlush();
            byte[] sent = new byte[100];
            Assert.Equal("AUTH PLAIN c2VjcmV0\r\n", Encoding.ASCII.GetString(sent, 0, server.Read(sent)));
            Assert.Equal(["Out: AUTH PLAIN (authentication data)"], session.Transcript.Lines);
        }
    }

    private static string Hello(string auth, string last = "250 ") => $"S: 220 x\nC: EHLO me.example\nS: 250-x\nS: {last}{auth}";

    private static ClientUnderTest Client(string passwords = "{ 127.0.0.1 = user:word }", params (string, string)[] settings) => new(
        [("smtp_sasl_auth_enable", "yes"), ("smtp_sasl_password_maps", $"inline:{{ {passwords} }}"),
            ("smtp_sasl_security_options", "noanonymous"), .. settings]);

    private static string Line(ClientUnderTest client, ScriptedServer server)
    {
        using TestMessage message = new();
        return Assert.Single(client.Deliver(message, message.Request(server.Nexthop, "one@there.example")).Lines);
    }
}
