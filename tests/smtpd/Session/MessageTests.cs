using Postfix.Services;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Session;

public class MessageTests
{
    [Fact]
    public void A_message_reaches_the_queue_with_envelope_and_received_header()
    {
        using TestServer server = new();
        server.Connect();
        server.SayAll(
            "EHLO client.test",
            "MAIL FROM:<a@b.test> BODY=8BITMIME RET=HDRS ENVID=env+2Bid",
            "RCPT TO:<alice@local.test> NOTIFY=SUCCESS ORCPT=rfc822;al+2Bice@x.test",
            "DATA");
        server.Send("Subject: x\r\n\r\n..dot\r\n.\r\n");
        Assert.Equal("250 2.0.0 Ok: queued as Q1", server.ReadReply());
        string[] records = server.Store.Accepted.Single().Split('|');
        Assert.StartsWith("T:", records[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "A:log_ident=Q1", "A:rewrite_context=remote", "A:envelope_id=env+id", "A:ret_flags=2", "S:a@b.test", "A:encoding=8bit",
                "A:log_client_name=unknown", "A:log_client_address=192.0.2.1", "A:log_client_port=1234",
                "A:log_message_origin=unknown[192.0.2.1]", "A:log_helo_name=client.test", "A:log_protocol_name=ESMTP",
                "A:client_name=unknown", "A:reverse_client_name=unknown", "A:client_address=192.0.2.1", "A:client_port=1234",
                "A:server_address=198.51.100.1", "A:server_port=25", "A:helo_name=client.test", "A:protocol_name=ESMTP",
                "A:client_address_type=2",
                "A:notify_flags=2", "A:dsn_orig_rcpt=rfc822;al+ice@x.test", "R:alice@local.test",
                "M:", "N:Received: from client.test (unknown [192.0.2.1])", "N:\tby mx.test (Postfix) with ESMTP id Q1",
            ],
            records[1..28]);
        Assert.StartsWith("N:\tfor <alice@local.test>; ", records[28], StringComparison.Ordinal);
        Assert.Equal(["N:Subject: x", "N:", "N:.dot", "X:", "E:"], records[29..]);
        Assert.Contains("Q1: client=unknown[192.0.2.1]", server.Lines.Lines);
    }

    [Fact]
    public void With_several_recipients_none_is_told()
    {
        using TestServer server = new();
        string records = Deliver(server, "MAIL FROM:<>", "RCPT TO:<alice@local.test>", "RCPT TO:<x@relay.test>");
        Assert.Contains("N:\tby mx.test (Postfix) with SMTP id Q1;|N:\t", records, StringComparison.Ordinal);
        Assert.DoesNotContain("\tfor <", records, StringComparison.Ordinal);
    }

    [Fact]
    public void Chunks_make_a_message()
    {
        using TestServer server = new();
        server.Connect();
        server.SayAll("EHLO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>");
        server.Send("BDAT 5\r\nSubjeBDAT 9 LAST\r\nct: x\r\n.\n");
        Assert.Equal("250 2.0.0 Ok: 5 bytes", server.ReadReply());
        Assert.Equal("250 2.0.0 Ok: 15 bytes queued as Q1", server.ReadReply());
        Assert.EndsWith("|N:Subject: x|N:.|X:|E:", server.Store.Accepted.Single());
    }

    [Fact]
    public void After_a_refused_chunk_the_others_are_skipped()
    {
        using TestServer server = new();
        server.Connect();
        server.SayAll("EHLO c", "MAIL FROM:<>");
        server.Send("BDAT 5\r\nQUIT\nBDAT 6\r\nQUIT\r\nBDAT 3 LAST\r\n...NOOP\r\n");
        Assert.Equal("554 5.5.1 Error: no valid recipients", server.ReadReply());
        Assert.Equal("551 5.0.0 Discarded 6 bytes after earlier error", server.ReadReply());
        Assert.Equal("551 5.0.0 Discarded 3 bytes after earlier error", server.ReadReply());
        Assert.Equal("250 2.0.0 Ok", server.ReadReply());
    }

    [Fact]
    public void Data_cannot_follow_bdat()
    {
        using TestServer server = new();
        server.Connect();
        server.SayAll("EHLO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>");
        server.Send("BDAT 1\r\nx");
        server.ReadReply();
        Assert.Equal("503 5.5.1 Error: DATA after BDAT", server.Say("DATA"));
        Assert.Equal("503 5.5.1 Error: RCPT after BDAT", server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void Far_too_much_bdat_content_ends_the_session()
    {
        using TestServer server = new(("message_size_limit", "1000"));
        server.Connect();
        server.SayAll("EHLO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>");
        Assert.Equal("552 5.3.4 Chunk exceeds message size limit", server.Say("BDAT 99999999"));
        Assert.Equal("", server.ReadReply());
    }

    [Fact]
    public void An_oversized_message_is_refused_at_its_end()
    {
        using TestServer server = new(("message_size_limit", "100"));
        server.Connect();
        server.SayAll("EHLO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>", "DATA");
        server.Send(string.Concat(Enumerable.Repeat("0123456789\r\n", 20)) + ".\r\n");
        Assert.Equal("552 5.3.4 Error: message file too big", server.ReadReply());
        Assert.Contains("warning: Q1: queue file size limit exceeded", server.Lines.Lines);
        Assert.Equal(1, server.Store.Cancelled);
        Assert.Equal("250 2.0.0 Ok", server.Say("NOOP"));
    }

    [Theory]
    [InlineData((int)CleanupStatus.Write, "", "451 4.3.0 Error: queue file write error")]
    [InlineData((int)CleanupStatus.Size, "", "552 5.3.4 Error: message file too big")]
    [InlineData((int)CleanupStatus.Hops, "", "554 5.4.0 Error: too many hops")]
    [InlineData((int)CleanupStatus.Content, "5.7.1 no thanks", "550 5.7.1 no thanks")]
    [InlineData((int)CleanupStatus.Content, "", "550 5.7.1 Error: message content rejected")]
    [InlineData((int)CleanupStatus.Content, "554 5.6.0 own reply", "554 5.6.0 own reply")]
    [InlineData((int)CleanupStatus.Defer, "", "451 4.7.1 Error: service unavailable")]
    [InlineData((int)(CleanupStatus.Content | CleanupStatus.Size), "", "552 5.3.4 Error: message file too big")]
    [InlineData((int)CleanupStatus.Bad, "", "451 4.3.0 Error: internal error 1")]
    public void What_cleanup_refuses_is_not_accepted(int status, string reason, string reply)
    {
        using TestServer server = new() { Store = { Verdict = new((CleanupStatus)status, reason) } };
        server.Connect();
        server.SayAll("HELO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>", "DATA");
        Assert.Equal(reply, server.Say("x\r\n."));
    }

    [Fact]
    public void Without_a_queue_recipients_are_deferred()
    {
        using TestServer server = new() { Store = { IsDown = true } };
        server.Connect();
        Assert.Equal("451 4.3.0 Error: queue file write error", server.SayAll("HELO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>"));
        Assert.Equal("554 5.5.1 Error: no valid recipients", server.Say("DATA"));
    }

    [Fact]
    public void A_message_cut_off_is_cancelled()
    {
        using TestServer server = new();
        server.Connect();
        server.SayAll("HELO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>", "DATA");
        server.Send("Subject: half\r\n");
        server.Close();
        Assert.Empty(server.Store.Accepted);
        Assert.Equal(1, server.Store.Cancelled);
        Assert.Contains("Q1: lost connection after DATA (15 bytes) from unknown[192.0.2.1]", server.Lines.Lines);
    }

    [Fact]
    public void Rset_abandons_the_message()
    {
        using TestServer server = new();
        server.Connect();
        Assert.Equal("250 2.0.0 Ok", server.SayAll("HELO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>", "RSET"));
        Assert.Equal("503 5.5.1 Error: need MAIL command", server.Say("RCPT TO:<alice@local.test>"));
        Assert.Equal(1, server.Store.Cancelled);
    }

    [Fact]
    public void Smuggled_end_of_data_stays_content()
    {
        using TestServer server = new();
        server.Connect();
        server.SayAll("EHLO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>", "DATA");
        server.Send("one\n.\r\nMAIL FROM:<evil@b.test>\r\n.\r\n");
        Assert.Equal("250 2.0.0 Ok: queued as Q1", server.ReadReply());
        Assert.EndsWith("|N:one|N:MAIL FROM:<evil@b.test>|X:|E:", server.Store.Accepted.Single());
    }

    [Fact]
    public void Smtputf8_is_passed_on()
    {
        using TestServer server = new();
        string records = Deliver(server, "EHLO c", "MAIL FROM:<j\u00c3\u00b6@b.test> SMTPUTF8", "RCPT TO:<alice@local.test>");
        Assert.Contains("with UTF8SMTP id", records, StringComparison.Ordinal);
        Assert.True(server.Store.LastFlags.HasFlag(CleanupFlags.Smtputf8));
    }

    [Fact]
    public void Xforward_tells_where_a_message_came_from()
    {
        using TestServer server = new(("smtpd_authorized_xforward_hosts", "192.0.2.1"));
        string records = Deliver(
            server,
            "EHLO c",
            "XFORWARD NAME=orig.test ADDR=203.0.113.9 PORT=99 PROTO=ESMTP HELO=orig.helo SOURCE=LOCAL IDENT=OUTER",
            "MAIL FROM:<>",
            "RCPT TO:<alice@local.test>");
        Assert.Contains(
            "A:log_ident=OUTER|A:rewrite_context=local|S:|A:log_client_name=orig.test|A:log_client_address=203.0.113.9|A:log_client_port=99"
            + "|A:log_message_origin=orig.test[203.0.113.9]|A:log_helo_name=orig.helo|A:log_protocol_name=ESMTP|A:client_name=unknown",
            records,
            StringComparison.Ordinal);
        Assert.Contains("Q1: client=unknown[192.0.2.1], orig_queue_id=OUTER, orig_client=orig.test[203.0.113.9]", server.Lines.Lines);
    }

    [Fact]
    public void Xclient_makes_the_client_another_one()
    {
        using TestServer server = new(("smtpd_authorized_xclient_hosts", "192.0.2.1"), ("smtpd_client_restrictions", "check_client_access inline:{ {203.0.113.9 = REJECT not you} }"));
        server.Connect();
        server.Say("EHLO c");
        Assert.Equal("220 mx.test ESMTP Postfix", server.Say("XCLIENT NAME=spike.test ADDR=203.0.113.9"));
        Assert.Equal(
            "554 5.7.1 <spike.test[203.0.113.9]>: Client host rejected: not you",
            server.SayAll("EHLO d", "MAIL FROM:<>", "RCPT TO:<alice@local.test>"));
        Assert.Equal("550 5.7.0 Error: insufficient authorization", server.SayAll("RSET", "XCLIENT ADDR=203.0.113.10"));
    }

    [Theory]
    [InlineData("XCLIENT", "501 5.5.4 Syntax: XCLIENT attribute=value...")]
    [InlineData("XCLIENT ADDR", "501 5.5.4 Error: attribute=value expected")]
    [InlineData("XCLIENT ADDR=bad", "501 5.5.4 Bad ADDR syntax: bad")]
    [InlineData("XCLIENT NAME=a+20b", "501 5.5.4 Bad NAME syntax: a b")]
    [InlineData("XCLIENT PORT=1x", "501 5.5.4 Bad PORT syntax: 1x")]
    [InlineData("XCLIENT PROTO=UUCP", "501 5.5.4 Bad PROTO syntax: UUCP")]
    [InlineData("XCLIENT NOSUCH=x", "501 5.5.4 Bad XCLIENT attribute name: NOSUCH")]
    [InlineData("XCLIENT NoSuch=x", "501 5.5.4 Bad XCLIENT attribute name: NoSuch")]
    public void Malformed_xclient_is_refused(string command, string reply)
    {
        using TestServer server = new(("smtpd_authorized_xclient_hosts", "192.0.2.1"));
        server.Connect();
        Assert.Equal(reply, server.Say(command));
    }

    [Theory]
    [InlineData("XCLIENT ADDR=IPV6:2001:db8::1", "501 5.5.4 Bad ADDR syntax: IPV6:2001:db8::1")]
    [InlineData("XCLIENT DESTADDR=2001:db8::1", "501 5.5.4 Bad DESTADDR syntax: 2001:db8::1")]
    [InlineData("XFORWARD ADDR=2001:db8::1", "501 5.5.4 Bad ADDR syntax: 2001:db8::1")]
    [InlineData("XCLIENT ADDR=::ffff:192.0.2.9", "220 mx.test ESMTP Postfix")]
    [InlineData("XFORWARD ADDR=::ffff:192.0.2.9", "250 2.0.0 Ok")]
    public void An_address_of_a_protocol_that_is_not_in_use_is_refused(string command, string reply)
    {
        using TestServer server = new(
            ("inet_protocols", "ipv4"), ("smtpd_authorized_xclient_hosts", "192.0.2.1"), ("smtpd_authorized_xforward_hosts", "192.0.2.1"));
        server.Connect();
        Assert.Equal(reply, server.Say(command));
    }

    [Fact]
    public void A_local_user_on_standard_input_needs_no_permission()
    {
        using TestServer server = new() { IsStandAlone = true };
        string records = Deliver(server, "HELO c", "MAIL FROM:<alice>", "RCPT TO:<x@elsewhere.test>");
        Assert.StartsWith("S:alice|A:dsn_orig_rcpt=rfc822;x@elsewhere.test|R:x@elsewhere.test|M:|N:Received:", records, StringComparison.Ordinal);
    }

    private static string Deliver(TestServer server, params string[] commands)
    {
        server.Connect();
        server.SayAll([.. commands, "DATA"]);
        server.Say("Subject: x\r\n\r\nx\r\n.");
        return server.Store.Accepted.Single();
    }
}
