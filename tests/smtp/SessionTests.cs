using Postfix.Services;

namespace Postfix.SmtpClient.Tests;

public class SessionTests
{
    private const string Transaction = """
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

    [Fact]
    public void A_greeting_of_asterisks_is_a_firewall_that_does_not_get_EHLO()
    {
        using ScriptedServer server = new($"S: 220 ****************\nC: HELO me.example\nS: 250 hello\n{Transaction}");
        using ClientUnderTest client = new(("smtp_pix_workarounds", "disable_esmtp"));
        Assert.EndsWith("sent (250 taken)", Assert.Single(Deliver(client, server).Lines));
        server.Finish();
        Assert.Contains($"TEST: enabling PIX workarounds: disable_esmtp for {server.Relay}", client.Log);
    }

    [Theory]
    [InlineData("disable_esmtp, make_coffee", "fail:table", "HELO", "enabling PIX workarounds: disable_esmtp")]
    [InlineData("", "inline:{127.0.0.1=disable_esmtp}", "HELO", "enabling PIX workarounds: disable_esmtp")]
    [InlineData("make_coffee", "", "EHLO", "enabling PIX workarounds: ")]
    [InlineData("", "", "EHLO", null)]
    public void Workarounds_for_firewalls_are_best_effort(string words, string maps, string command, string? note)
    {
        using ScriptedServer server = new($"S: 220 ****************\nC: {command} me.example\nS: 250 hello\n{Transaction}");
        using ClientUnderTest client = new(("smtp_pix_workarounds", words), ("smtp_pix_workaround_maps", maps));
        Assert.EndsWith("sent (250 taken)", Assert.Single(Deliver(client, server).Lines));
        server.Finish();
        Assert.Equal(note is null ? [] : [$"TEST: {note} for {server.Relay}"], client.Log.Where(line => line.Contains("PIX", StringComparison.Ordinal)));
    }

    [Fact]
    public void EHLO_keywords_can_be_hidden()
    {
        using ScriptedServer server = new($"S: 220 x\nC: EHLO me.example\nS: 250-x\nS: 250 PIPELINING\n{Transaction}");
        using ClientUnderTest client = new(("smtp_discard_ehlo_keywords", "pipelining"));
        Deliver(client, server);
        server.Finish();
        Assert.Contains("discarding EHLO keywords: PIPELINING", client.Log);
    }

    [Fact]
    public void Replies_can_be_replaced()
    {
        using ScriptedServer server = new($"S: 220 x\nC: EHLO me.example\nS: 250 x\n{Transaction.Replace("S: 250 taken", "S: 450 strange")}");
        using ClientUnderTest client = new(("smtp_reply_filter", "regexp:{ {/^450 strange/ 250 2.0.0 fine} }"));
        Assert.EndsWith("2.0.0 sent (250 2.0.0 fine)", Assert.Single(Deliver(client, server).Lines));
        server.Finish();
        Assert.Contains($"{server.Relay}: replacing server reply \"450 strange\" with \"250 2.0.0 fine\"", client.Log);
    }

    [Fact]
    public void The_origin_of_mail_is_passed_on_to_content_filters()
    {
        using ScriptedServer server = new($"""
            S: 220 filter
            C: EHLO me.example
            S: 250-filter
            S: 250 XFORWARD NAME ADDR PROTO HELO SOURCE
            C: XFORWARD NAME=client.example ADDR=192.0.2.1
            S: 250 Ok
            C: XFORWARD PROTO=ESMTP HELO=a+2Bb SOURCE=REMOTE
            S: 501 no
            {Transaction}
            """);
        using ClientUnderTest client = new(("smtp_send_xforward_command", "yes"));
        using TestMessage message = new();
        client.Deliver(message, message.Request(server.Nexthop, "one@there.example") with
        {
            Client = new ClientOrigin("client.example", "192.0.2.1", "1234", "ESMTP", "a+b"),
            RewriteContext = "remote",
        });
        server.Finish();
        Assert.Contains($"warning: host {server.Relay} said: 501 no (in reply to XFORWARD helo/protocol command)", client.Log);
    }

    [Fact]
    public void A_probe_ends_with_the_reply_to_RCPT()
    {
        using ScriptedServer server = new("""
            S: 220 x
            C: EHLO me.example
            S: 250-x
            S: 250 PIPELINING
            C: MAIL FROM:<from@here.example>
            C: RCPT TO:<one@there.example>
            C: RSET
            C: QUIT
            S: 250 Ok
            S: 250 2.1.5 exists
            S: 250 Ok
            """);
        using ClientUnderTest client = new();
        using TestMessage message = new();
        RecordedReports reports = client.Deliver(
            message, message.Request(server.Nexthop, "one@there.example") with { Flags = DeliverRequestFlags.VerifyForSystem });
        server.Finish();
        Assert.EndsWith("2.1.5 sent (250 2.1.5 exists)", Assert.Single(reports.Lines));
    }

    [Fact]
    public void An_answer_that_makes_no_sense_is_a_protocol_error()
    {
        using ScriptedServer server = new("""
            S: 220 x
            C: EHLO me.example
            S: 250 x
            C: MAIL FROM:<from@here.example>
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 250 Ok
            C: DATA
            S: 250 what
            C: RSET
            S: 250 Ok
            C: QUIT
            """);
        using ClientUnderTest client = new(("notify_classes", "protocol"));
        RecordedReports reports = Deliver(client, server);
        server.Finish();
        Assert.Contains("5.5.0 bounced (Protocol error: host 127.0.0.1[127.0.0.1] said: 250 what", Assert.Single(reports.Lines));
        // There is no cleanup(8) here that could take the notice.
        Assert.Contains(client.Log, line => line.StartsWith("warning: postmaster notify: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Garbage_between_replies_is_logged_when_it_may_cost_mail()
    {
        using ScriptedServer server = new("""
            S: 220 x
            C: EHLO me.example
            S: 250-x
            S: 250 PIPELINING
            C: MAIL FROM:<from@here.example>
            C: RCPT TO:<one@there.example>
            C: DATA
            S: debug: here I am
            S: 250 Ok
            S: 250 Ok
            S: 354 go on
            data
            C: QUIT
            S: 250 taken
            """);
        using ClientUnderTest client = new();
        Assert.EndsWith("sent (250 taken)", Assert.Single(Deliver(client, server).Lines));
        server.Finish();
        Assert.Contains($"warning: TEST: non-ESMTP response from {server.Relay}: debug: here I am", client.Log);
        Assert.Contains(
            "warning: to prevent loss of mail, turn off command pipelining for 127.0.0.1 with the smtp_discard_ehlo_keyword_address_maps parameter",
            client.Log);
    }

    private static RecordedReports Deliver(ClientUnderTest client, ScriptedServer server)
    {
        using TestMessage message = new();
        return client.Deliver(message, message.Request(server.Nexthop, "one@there.example"));
    }
}
