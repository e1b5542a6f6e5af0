namespace Postfix.SmtpClient.Tests;

public class LmtpTests
{
    [Fact]
    public void Every_accepted_recipient_has_a_verdict_of_its_own()
    {
        using ScriptedServer server = new("""
            S: 220 store
            C: LHLO me.example
            S: 250-store
            S: 250 PIPELINING
            C: MAIL FROM:<from@here.example>
            C: RCPT TO:<one@there.example>
            C: RCPT TO:<two@there.example>
            C: RCPT TO:<three@there.example>
            C: DATA
            S: 250 Ok
            S: 250 Ok
            S: 550 5.1.1 unknown
            S: 250 Ok
            S: 354 go on
            data
            C: QUIT
            S: 250 2.0.0 stored
            S: 452 4.2.2 full
            S: 221 Bye
            """);
        using ClientUnderTest client = new(ClientProtocol.Lmtp);
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(
            message, message.Request("inet:" + server.Nexthop, "one@there.example", "two@there.example", "three@there.example"));
        server.Finish();
        Assert.Equal(
            [
                $"two@there.example {server.Relay} 5.1.1 bounced (host 127.0.0.1[127.0.0.1] said: 550 5.1.1 unknown (in reply to RCPT TO command))",
                $"one@there.example {server.Relay} 2.0.0 sent (250 2.0.0 stored)",
                $"three@there.example {server.Relay} 4.2.2 deferred (host 127.0.0.1[127.0.0.1] said: 452 4.2.2 full (in reply to end of DATA command))",
            ],
            reports.Lines);
    }

    [Fact]
    public void A_missing_socket_is_reported_with_its_path()
    {
        using ClientUnderTest client = new(ClientProtocol.Lmtp);
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request("unix:/nowhere/lmtp", "one@there.example"));
        Assert.Equal(["one@there.example none 4.4.1 deferred (connect to me.example[/nowhere/lmtp]: No such file or directory)"], reports.Lines);
        Assert.NotNull(reports.Hop);
    }

    [Fact]
    public void Final_delivery_is_reported_as_delivered_not_as_relayed()
    {
        using ScriptedServer server = new("""
            S: 220 store
            C: LHLO me.example
            S: 250 store
            C: MAIL FROM:<from@here.example>
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 250 Ok
            C: DATA
            S: 354 go on
            data
            S: 250 2.0.0 stored
            C: QUIT
            S: 221 Bye
            """);
        using ClientUnderTest client = new(ClientProtocol.Lmtp, ("lmtp_assume_final", "yes"));
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.Equal("delivered", reports.Details["one@there.example"].Action);
    }

    [Fact]
    public void The_obsolete_way_to_ask_for_final_delivery_is_warned_of()
    {
        using ClientUnderTest client = new(ClientProtocol.Lmtp, ("lmtp_assume_final", "yes"));
        Assert.Contains("warning: lmtp_assume_final is obsolete; instead, specify \"flags=X\" in master.cf", client.Log);
    }

    [Fact]
    public void The_smtp_client_does_not_care_about_an_obsolete_parameter_of_lmtp()
    {
        using ClientUnderTest client = new(ClientProtocol.Smtp, ("lmtp_assume_final", "yes"));
        Assert.DoesNotContain(client.Log, line => line.Contains("obsolete", StringComparison.Ordinal));
    }
}
