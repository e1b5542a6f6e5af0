using Postfix.Mail;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.SmtpClient.Tests;

public class DeliveryTests
{
    private const int NeedsSmtputf8 = (int)(Smtputf8Flags.Requested | Smtputf8Flags.Recipient);
    private const string NoSmtputf8 =
        "message requires SMTPUTF8, but no server was found that supports SMTPUTF8. The last attempted server was 127.0.0.1[127.0.0.1]";

    private const string Ehlo = """
        S: 220 server.example ESMTP
        C: EHLO me.example
        S: 250-server.example
        S: 250 PIPELINING
        """;

    [Fact]
    public void A_message_goes_out_with_its_envelope_ahead_of_the_replies()
    {
        using ScriptedServer server = new(Ehlo + """

            C: MAIL FROM:<from@here.example>
            C: RCPT TO:<one@there.example>
            C: RCPT TO:<two@there.example>
            C: DATA
            S: 250 2.1.0 Ok
            S: 250 2.1.5 Ok
            S: 250 2.1.5 Ok
            S: 354 go on
            data
            C: QUIT
            S: 250 2.0.0 Ok: queued
            S: 221 Bye
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new("Subject: x\n\n.dot\nend\n");
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example", "two@there.example"));
        Assert.Equal(
            [$"one@there.example {server.Relay} 2.0.0 sent (250 2.0.0 Ok: queued)", $"two@there.example {server.Relay} 2.0.0 sent (250 2.0.0 Ok: queued)"],
            reports.Lines);
        Assert.Equal("Subject: x\n\n..dot\nend\n", server.Finish());
    }

    [Fact]
    public void Without_pipelining_each_command_waits_for_the_reply_before_it()
    {
        using ScriptedServer server = new("""
            S: 220 old
            C: EHLO me.example
            S: 500 what?
            C: HELO me.example
            S: 250 old
            C: MAIL FROM:<from@here.example>
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 550 5.1.1 unknown
            C: RCPT TO:<two@there.example>
            S: 250 Ok
            C: DATA
            S: 354 go on
            data
            S: 250 taken
            C: QUIT
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example", "two@there.example"));
        server.Finish();
        Assert.Equal(
            [
                $"one@there.example {server.Relay} 5.1.1 bounced (host 127.0.0.1[127.0.0.1] said: 550 5.1.1 unknown (in reply to RCPT TO command))",
                $"two@there.example {server.Relay} 2.0.0 sent (250 taken)",
            ],
            reports.Lines);
        DsnDetail detail = reports.Details["one@there.example"];
        Assert.Equal(("dns", "127.0.0.1", "smtp", "550 5.1.1 unknown"), (detail.MtaType, detail.MtaName, detail.DiagnosticType, detail.DiagnosticText));
        Assert.Null(reports.Hop);
    }

    [Fact]
    public void When_nobody_is_accepted_the_transaction_is_reset()
    {
        using ScriptedServer server = new("""
            S: 220 old
            C: EHLO me.example
            S: 250 old
            C: MAIL FROM:<from@here.example>
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 450 4.2.0 later
            C: RSET
            S: 250 Ok
            C: QUIT
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 4.2.0 deferred (host 127.0.0.1[127.0.0.1] said: 450 4.2.0 later (in reply to RCPT TO command))"], reports.Lines);
    }

    [Fact]
    public void An_accepted_DATA_without_recipients_is_ended_with_a_lone_dot()
    {
        using ScriptedServer server = new(Ehlo + """

            C: MAIL FROM:<from@here.example>
            C: RCPT TO:<one@there.example>
            C: DATA
            S: 250 Ok
            S: 550 5.1.1 no
            S: 354 go on
            C: .
            C: QUIT
            S: 554 5.5.1 no recipients
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 5.1.1 bounced (host 127.0.0.1[127.0.0.1] said: 550 5.1.1 no (in reply to RCPT TO command))"], reports.Lines);
    }

    [Fact]
    public void A_rejected_sender_fails_all_recipients_once()
    {
        using ScriptedServer server = new(Ehlo + """

            C: MAIL FROM:<from@here.example>
            C: RCPT TO:<one@there.example>
            C: DATA
            S: 550 5.7.1 not you
            S: 503 5.5.1 need MAIL
            S: 503 5.5.1 need RCPT
            C: RSET
            C: QUIT
            S: 250 Ok
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 5.7.1 bounced (host 127.0.0.1[127.0.0.1] said: 550 5.7.1 not you (in reply to MAIL FROM command))"], reports.Lines);
    }

    [Theory]
    [InlineData("S: 421 4.3.2 busy", "4.3.2 deferred (host 127.0.0.1[127.0.0.1] refused to talk to me: 421 4.3.2 busy)")]
    [InlineData("S: 554 5.7.1 go away", "4.7.1 deferred (host 127.0.0.1[127.0.0.1] refused to talk to me: 554 5.7.1 go away)")]
    [InlineData("", "4.4.2 deferred (lost connection with 127.0.0.1[127.0.0.1] while receiving the initial server greeting)")]
    [InlineData("S: 220 hi\nC: EHLO me.example", "4.4.2 deferred (lost connection with 127.0.0.1[127.0.0.1] while performing the EHLO handshake)")]
    [InlineData(
        "S: 220 hi\nC: EHLO me.example\nS: 250 hi\nC: MAIL FROM:<from@here.example>",
        "4.4.2 deferred (lost connection with 127.0.0.1[127.0.0.1] while sending MAIL FROM)")]
    public void Trouble_with_the_server_throttles_the_destination(string script, string outcome)
    {
        using ScriptedServer server = new(script);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} {outcome}"], reports.Lines);
        Assert.NotNull(reports.Hop);
    }

    [Fact]
    public void A_refused_connection_names_the_server_and_goes_to_the_fallback()
    {
        int freePort = FreePort.Next();
        using ScriptedServer fallback = new("S: 450 not now");
        using ClientUnderTest client = new(("smtp_fallback_relay", fallback.Nexthop));
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request($"[127.0.0.1]:{freePort}", "one@there.example"));
        fallback.Finish();
        Assert.Contains($"connect to 127.0.0.1[127.0.0.1]:{freePort}: Connection refused", client.Log);
        Assert.Equal([$"one@there.example {fallback.Relay} 4.0.0 deferred (host 127.0.0.1[127.0.0.1] refused to talk to me: 450 not now)"], reports.Lines);
    }

    [Fact]
    public void What_the_first_server_postpones_the_second_may_take()
    {
        using ScriptedServer first = new("""
            S: 220 first
            C: EHLO me.example
            S: 250 first
            C: MAIL FROM:<from@here.example>
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 250 Ok
            C: RCPT TO:<two@there.example>
            S: 450 later
            C: DATA
            S: 354 go on
            data
            S: 250 taken
            C: QUIT
            """);
        using ScriptedServer second = new("""
            S: 220 second
            C: EHLO me.example
            S: 250 second
            C: MAIL FROM:<from@here.example>
            S: 250 Ok
            C: RCPT TO:<two@there.example>
            S: 250 Ok
            C: DATA
            S: 354 go on
            data
            S: 250 taken too
            C: QUIT
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request($"{first.Nexthop}, {second.Nexthop}", "one@there.example", "two@there.example"));
        Assert.Equal(first.Finish(), second.Finish());
        Assert.Equal(
            [$"one@there.example {first.Relay} 2.0.0 sent (250 taken)", $"two@there.example {second.Relay} 2.0.0 sent (250 taken too)"], reports.Lines);
        Assert.Contains("TEST: host 127.0.0.1[127.0.0.1] said: 450 later (in reply to RCPT TO command)", client.Log);
    }

    [Fact]
    public void A_rejection_in_the_middle_of_the_content_is_heard()
    {
        using ScriptedServer server = new("""
            S: 220 server
            C: EHLO me.example
            S: 250 server
            C: MAIL FROM:<from@here.example>
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 250 Ok
            C: DATA
            S: 354 go on
            C: Subject: long
            S: 552 5.3.4 too much
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new("Subject: long\n\n" + string.Concat(Enumerable.Repeat(new string('x', 900) + "\n", 20_000)));
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        string outcome = Assert.Single(reports.Lines);
        // When the kernel has thrown away what the server said, the loss itself is reported.
        Assert.Matches("5.3.4 bounced .*552 5.3.4 too much .in reply to end of DATA command.|4.4.2 deferred .lost connection with .* while sending message body.", outcome);
    }

    [Fact]
    public void A_message_beyond_the_announced_size_is_not_offered()
    {
        using ScriptedServer server = new("""
            S: 220 server
            C: EHLO me.example
            S: 250-server
            S: 250 SIZE 10
            eof
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 5.3.4 bounced (message size {message.Size} exceeds size limit 10 of server 127.0.0.1[127.0.0.1])"], reports.Lines);
    }

    [Fact]
    public void Mail_that_needs_SMTPUTF8_looks_for_a_server_that_has_it()
    {
        using ScriptedServer first = new(Ehlo + "\nC: QUIT\nS: 221 Bye");
        using ScriptedServer second = new("""
            S: 220 second
            C: EHLO me.example
            S: 250-second
            S: 250-8BITMIME
            S: 250 SMTPUTF8
            C: MAIL FROM:<from@here.example> SMTPUTF8
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 250 Ok
            C: DATA
            S: 354 go on
            data
            S: 250 taken
            C: QUIT
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(
            message, message.Request($"{first.Nexthop}, {second.Nexthop}", "one@there.example") with { Smtputf8 = NeedsSmtputf8 });
        first.Finish();
        second.Finish();
        Assert.Equal([$"one@there.example {second.Relay} 2.0.0 sent (250 taken)"], reports.Lines);
        Assert.Contains($"TEST: {NoSmtputf8}", client.Log);
    }

    [Fact]
    public void Mail_that_needs_SMTPUTF8_is_returned_when_the_last_server_does_not_have_it()
    {
        using ScriptedServer server = new(Ehlo + "\nC: QUIT\nS: 221 Bye");
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example") with { Smtputf8 = NeedsSmtputf8 });
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 5.6.7 bounced ({NoSmtputf8})"], reports.Lines);
    }

    [Fact]
    public void A_server_that_is_too_slow_is_given_up()
    {
        using ScriptedServer server = new("""
            S: 220 server
            C: EHLO me.example
            eof
            """);
        using ClientUnderTest client = new(("smtp_helo_timeout", "1s"));
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 4.4.2 deferred (conversation with 127.0.0.1[127.0.0.1] timed out while performing the EHLO handshake)"], reports.Lines);
    }

    [Theory]
    [InlineData("[127.0.0.1", "missing \"]\"")]
    [InlineData("[127.0.0.1]:0", "bad network port: 0")]
    public void An_odd_destination_is_a_configuration_error_that_waits(string destination, string problem)
    {
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(message, message.Request(destination, "one@there.example"));
        Assert.Equal(["one@there.example none 4.3.5 deferred (Server configuration error)"], reports.Lines);
        Assert.Contains($"warning: {problem} in server description: {destination}", client.Log);
    }
}
