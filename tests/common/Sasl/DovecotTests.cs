using Postfix.Dns;
using Postfix.Net;
using Postfix.Sasl;
using Postfix.Sasl.Dovecot;

namespace Postfix.Tests.Sasl;

public class DovecotTests
{
    private const string Hello = """
        S: VERSION\t1\t2
        S: MECH\tPLAIN\tplaintext
        S: MECH\tLOGIN\tplaintext
        S: MECH\tCRAM-MD5\tdictionary\tactive
        S: MECH\tANONYMOUS\tanonymous
        S: MECH\tDOVECOT-TOKEN\tprivate
        S: MECH\tGSSAPI\tmutual-auth
        S: SPID\t1
        S: CUID\t1
        S: COOKIE\t00
        S: DONE

        """;

    private static readonly SaslPeer s_peer = new("192.0.2.1", "198.51.100.1");

    private readonly RecordedLog _log = new();

    [Theory]
    [InlineData(SaslSecurity.None, "PLAIN LOGIN CRAM-MD5 ANONYMOUS GSSAPI")]
    [InlineData(SaslSecurity.NoAnonymous, "PLAIN LOGIN CRAM-MD5 GSSAPI")]
    [InlineData(SaslSecurity.NoPlaintext | SaslSecurity.NoAnonymous, "CRAM-MD5 GSSAPI")]
    [InlineData(SaslSecurity.NoActive, "PLAIN LOGIN ANONYMOUS GSSAPI")]
    [InlineData(SaslSecurity.MutualAuth, "GSSAPI")]
    public void Mechanisms_are_those_that_satisfy_the_security_options(SaslSecurity security, string expected)
    {
        using FakeDovecot dovecot = new(Hello);
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer with { Security = security });
        Assert.Equal(expected, string.Join(' ', session.Mechanisms));
    }

    [Fact]
    public void Without_a_mechanism_nobody_can_log_in()
    {
        using FakeDovecot dovecot = new(Hello);
        using DovecotServer server = Server(dovecot.Path);
        Assert.Throws<SaslException>(() => server.Open(s_peer with { Security = SaslSecurity.ForwardSecrecy }));
    }

    [Fact]
    public void A_client_logs_in_with_the_initial_response()
    {
        using FakeDovecot dovecot = new(Hello + """
            C: AUTH\t1\tplain\tservice=smtp\tnologin\tlip=198.51.100.1\trip=192.0.2.1\tresp=AGE=
            S: OK\t1\tuser=alice\tother
            """);
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer);
        Assert.Equal(new SaslStep(SaslOutcome.Done, ""), session.Start("plain", "AGE="));
        Assert.Equal("alice", session.UserName);
        dovecot.Finish();
    }

    [Fact]
    public void Challenges_are_passed_on_and_other_lines_are_not()
    {
        using FakeDovecot dovecot = new(Hello + """
            C: AUTH\t1\tLOGIN\tservice=smtp\tnologin\tlip=198.51.100.1\trip=192.0.2.1\tsecured
            S: FAIL\t77\tuser=other
            S: NEWS\tof the day
            S: CONT\t1\tVXNlcm5hbWU6
            C: CONT\t1\tYWxpY2U=
            S: CONT\t1\t
            C: CONT\t1\tc2VjcmV0
            S: OK\t1\tuser=alice
            """);
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer with { IsEncrypted = true });
        Assert.Equal(new SaslStep(SaslOutcome.Continue, "VXNlcm5hbWU6"), session.Start("LOGIN", null));
        Assert.Equal(new SaslStep(SaslOutcome.Continue, ""), session.Step("YWxpY2U="));
        Assert.Equal(SaslOutcome.Done, session.Step("c2VjcmV0").Outcome);
        dovecot.Finish();
    }

    [Fact]
    public void A_failure_has_the_servers_reason_and_the_name_that_the_client_gave()
    {
        using FakeDovecot dovecot = new(Hello + """
            C: AUTH\t1\tPLAIN\tservice=smtp\tnologin\tlip=198.51.100.1\trip=192.0.2.1\tresp=AA==
            S: FAIL\t1\tuser=al\ue\treason=Too many\x tries
            C: AUTH\t2\tPLAIN\tservice=smtp\tnologin\tlip=198.51.100.1\trip=192.0.2.1\tresp=AA==
            S: FAIL\t2
            """.Replace("\\u", "\u0001").Replace("\\x", "\u007f"));
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer);
        Assert.Equal(new SaslStep(SaslOutcome.Failed, "Too many? tries"), session.Start("PLAIN", "AA=="));
        Assert.Equal("al?e", session.UserName);
        Assert.Equal(new SaslStep(SaslOutcome.Failed, ""), session.Start("PLAIN", "AA=="));
        Assert.Null(session.UserName);
        dovecot.Finish();
    }

    [Theory]
    [InlineData("NOSUCH", "AA==", "Invalid authentication mechanism")]
    [InlineData("PLAIN", "AA==\tnologin", "Invalid base64 data in initial response")]
    [InlineData("PLAIN\tx", null, "Invalid authentication mechanism")]
    public void What_could_upset_the_server_does_not_reach_it(string mechanism, string? response, string expected)
    {
        using FakeDovecot dovecot = new(Hello);
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer);
        Assert.Equal(new SaslStep(SaslOutcome.Failed, expected), session.Start(mechanism, response));
        dovecot.Finish();
    }

    [Theory]
    [InlineData("S: OK\\t1", "missing Dovecot server OK username field")]
    [InlineData("S: CONT\\t1", "missing Dovecot server CONT reply field")]
    [InlineData("S: CONT\\t1\\tnot base64", "missing Dovecot server CONT reply field")]
    public void An_incomplete_answer_is_the_servers_fault(string answer, string warning)
    {
        using FakeDovecot dovecot = new($"{Hello}C: AUTH\\t1\\tPLAIN\\tservice=smtp\\tnologin\\tlip=198.51.100.1\\trip=192.0.2.1\n{answer}");
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer);
        Assert.Equal(new SaslStep(SaslOutcome.Failed, "Authentication backend error"), session.Start("PLAIN", null));
        Assert.Equal(["warning: " + warning], _log.Lines);
    }

    [Fact]
    public void A_server_that_was_restarted_is_found_again()
    {
        using FakeDovecot dovecot = new(Hello + "---" + Hello + """
            C: AUTH\t1\tPLAIN\tservice=smtp\tnologin\tlip=198.51.100.1\trip=192.0.2.1\tresp=AA==
            S: OK\t1\tuser=alice
            """);
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer);
        Assert.True(SpinWait.SpinUntil(() => session.Start("PLAIN", "AA==").Outcome == SaslOutcome.Done, TimeSpan.FromSeconds(10)));
        dovecot.Finish();
    }

    [Fact]
    public void A_server_that_goes_away_in_between_is_a_temporary_failure()
    {
        using FakeDovecot dovecot = new($"{Hello}C: AUTH\\t1\\tPLAIN\\tservice=smtp\\tnologin\\tlip=198.51.100.1\\trip=192.0.2.1");
        using DovecotServer server = Server(dovecot.Path);
        using SaslServerSession session = server.Open(s_peer);
        Assert.Equal(new SaslStep(SaslOutcome.FailedForNow, "Connection lost to authentication server"), session.Start("PLAIN", null));
        Assert.Equal(SaslOutcome.FailedForNow, session.Step("AA==").Outcome);
    }

    [Fact]
    public void Sessions_have_connections_of_their_own_only_while_they_authenticate()
    {
        const string Request = "service=smtp\\tnologin\\tlip=198.51.100.1\\trip=192.0.2.1";
        using FakeDovecot dovecot = new(Hello + $"""
            C: AUTH\t1\tLOGIN\t{Request}
            S: CONT\t1\tVXNlcm5hbWU6
            C: AUTH\t2\tPLAIN\t{Request}\tresp=AA==
            S: OK\t2\tuser=second
            """);
        using DovecotServer server = Server(dovecot.Path);
        using (SaslServerSession first = server.Open(s_peer))
            first.Start("LOGIN", null); // and then the client gives up
        using SaslServerSession second = server.Open(s_peer);
        Assert.Equal(SaslOutcome.Done, second.Start("PLAIN", "AA==").Outcome);
        dovecot.Finish();
    }

    [Theory]
    [InlineData("S: VERSION\\t2\\t0", "SASL: Protocol version mismatch (2 vs. 1)")]
    [InlineData("S: VERSION\\tx", "SASL: Protocol version error")]
    [InlineData("S: VERSION\\t1\\t0\nS: SPID\\t1", "SASL: Connected to wrong auth socket (auth-master instead of auth-client)")]
    public void Only_the_right_server_is_trusted(string hello, string expected)
    {
        using FakeDovecot dovecot = new(hello);
        using DovecotServer server = Server(dovecot.Path);
        Assert.Equal(expected, Assert.Throws<SaslException>(() => server.Open(s_peer)).Message);
    }

    [Theory]
    [InlineData("S: MECH\\tPLAIN")]
    [InlineData("S: \nS: MECH\nS: VERSION\nS: \\t\\t\\t")]
    public void A_greeting_that_does_not_end_is_an_error(string hello)
    {
        using FakeDovecot dovecot = new(hello);
        using DovecotServer server = Server(dovecot.Path);
        Assert.Throws<SaslException>(() => server.Open(s_peer));
    }

    [Fact]
    public void A_line_without_end_is_not_read_to_the_end()
    {
        using FakeDovecot dovecot = new("S: " + new string('x', 100_000));
        using DovecotServer server = Server(dovecot.Path);
        Assert.Throws<SaslException>(() => server.Open(s_peer));
    }

    [Theory]
    [InlineData("/no/such/socket", "SASL: Connect to Dovecot auth socket '/no/such/socket' failed: No such file or directory")]
    [InlineData("inet:127.0.0.1:1", "SASL: Connect to Dovecot auth socket 'inet:127.0.0.1:1' failed: Connection refused")]
    [InlineData("inet:127.0.0.1:nosuch", "SASL: Connect to Dovecot auth socket 'inet:127.0.0.1:nosuch' failed: service not found: nosuch")]
    public void A_server_that_is_not_there_is_named(string path, string expected)
    {
        using DovecotServer server = Server(path);
        Assert.Equal(expected, Assert.Throws<SaslException>(() => server.Open(s_peer)).Message);
    }

    private DovecotServer Server(string path) => new(path, "smtp", _ => [], new TcpPorts(""), _log.Log);
}
