using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Session;

public class DialogueTests
{
    [Fact]
    public void The_server_greets_and_says_goodbye()
    {
        using TestServer server = new();
        Assert.Equal("220 mx.test ESMTP Postfix", server.Connect());
        Assert.Equal("221 2.0.0 Bye", server.Say("QUIT"));
        Assert.Equal("", server.ReadReply());
        server.AwaitEnd();
        Assert.Equal(["connect from unknown[192.0.2.1]", "disconnect from unknown[192.0.2.1] quit=1 commands=1"], server.Lines.Lines);
    }

    [Fact]
    public void Ehlo_lists_the_features()
    {
        using TestServer server = new();
        server.Connect();
        Assert.Equal(
            "250-mx.test|250-PIPELINING|250-SIZE 10240000|250-VRFY|250-ETRN|250-ENHANCEDSTATUSCODES|250-8BITMIME|250-DSN|250-SMTPUTF8|250 CHUNKING",
            server.Say("EHLO client"));
    }

    [Fact]
    public void Hidden_features_are_neither_announced_nor_accepted()
    {
        using TestServer server = new(("smtpd_discard_ehlo_keywords", "pipelining, dsn, chunking, smtputf8, silent-discard"));
        server.Connect();
        Assert.Equal("250-mx.test|250-SIZE 10240000|250-VRFY|250-ETRN|250-ENHANCEDSTATUSCODES|250 8BITMIME", server.Say("EHLO client"));
        Assert.Equal("501 5.7.1 DSN support is disabled", server.Say("MAIL FROM:<a@b.test> RET=FULL"));
        Assert.Equal("555 5.5.4 Unsupported option: SMTPUTF8", server.Say("MAIL FROM:<a@b.test> SMTPUTF8"));
        Assert.Equal("521 5.5.1 Error: command not implemented", server.Say("BDAT 5 LAST"));
        Assert.Equal("", server.ReadReply());
    }

    [Theory]
    [InlineData("dsn", true)]
    [InlineData("verp", false)]
    public void The_list_of_hidden_keywords_calls_XVERP_by_its_purpose(string hidden, bool isOffered)
    {
        using TestServer server = new(("smtpd_authorized_verp_clients", "192.0.2.1"), ("smtpd_discard_ehlo_keywords", hidden));
        server.Connect();
        Assert.Equal(isOffered, server.Say("EHLO c").Contains("XVERP", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_hidden_features_that_fails_ends_the_session_at_EHLO()
    {
        using TestServer server = new(("smtpd_discard_ehlo_keyword_address_maps", "fail:sick"));
        server.Connect();
        Assert.Equal("250 mx.test", server.Say("HELO client"));
        Assert.Equal("421 4.3.0 mx.test Server local data error", server.Say("EHLO client"));
        server.AwaitEnd();
        Assert.Contains("warning: don't know what EHLO features to announce to unknown[192.0.2.1]", server.Lines.Lines);
        Assert.Contains(
            server.Lines.Lines, line => line.StartsWith("NOQUEUE: reject: ", StringComparison.Ordinal)
                && line.EndsWith("from unknown[192.0.2.1]: 421 4.3.0 mx.test Server local data error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RCPT TO:<alice@local.test>", "503 5.5.1 Error: need MAIL command")]
    [InlineData("DATA", "503 5.5.1 Error: need RCPT command")]
    [InlineData("BDAT 0 LAST", "503 5.5.1 Error: need RCPT command")]
    [InlineData("HELO", "501 Syntax: HELO hostname")]
    [InlineData("EHLO", "501 Syntax: EHLO hostname")]
    [InlineData("MAIL", "501 5.5.4 Syntax: MAIL FROM:<address>")]
    [InlineData("MAIL FROM:", "501 5.5.4 Syntax: MAIL FROM:<address>")]
    [InlineData("MAIL FROM:<a b@c.test>", "501 5.1.7 Bad sender address syntax")]
    [InlineData("MAIL FROM:<a@b.test", "501 5.1.7 Bad sender address syntax")]
    [InlineData("MAIL FROM:<malformed@b.test>", "501 5.1.7 Bad sender address syntax")]
    [InlineData("MAIL FROM:<a@b.test> SIZE=10240001", "552 5.3.4 Message size exceeds fixed limit")]
    [InlineData("RSET x", "501 5.5.4 Syntax: RSET")]
    [InlineData("NOOP whatever", "250 2.0.0 Ok")]
    [InlineData("VRFY", "501 5.5.4 Syntax: VRFY address [SMTPUTF8]")]
    [InlineData("VRFY alice@local.test", "252 2.0.0 alice@local.test")]
    [InlineData("VRFY nobody@local.test", "550 5.1.1 <nobody@local.test>: Recipient address rejected: User unknown in local recipient table")]
    [InlineData("ETRN flush.test", "250 Queuing started")]
    [InlineData("ETRN @flush.test", "250 Queuing started")]
    [InlineData("ETRN other.test", "459 <other.test>: service unavailable")]
    [InlineData("ETRN down.test", "458 Unable to queue messages")]
    [InlineData("ETRN bad.test", "458 Unable to queue messages")]
    [InlineData("ETRN bad_domain!", "501 Error: invalid parameter syntax")]
    [InlineData("ETRN", "500 Syntax: ETRN domain")]
    [InlineData("STARTTLS", "502 5.5.1 Error: command not implemented")]
    [InlineData("AUTH PLAIN", "503 5.5.1 Error: authentication not enabled")]
    [InlineData("XCLIENT ADDR=192.0.2.7", "550 5.7.0 Error: insufficient authorization")]
    [InlineData("XFORWARD ADDR=192.0.2.7", "550 5.7.0 Error: insufficient authorization")]
    [InlineData("EXPN list", "500 5.5.2 Error: command not recognized")]
    [InlineData("", "500 5.5.2 Error: bad syntax")]
    [InlineData("NOOP \xff", "500 5.5.2 Error: bad UTF-8 syntax")]
    [InlineData("GET / HTTP/1.0", "221 2.7.0 Error: I can break rules, too. Goodbye.")]
    [InlineData("Subject: hello", "221 2.7.0 Error: I can break rules, too. Goodbye.")]
    public void Commands_before_a_transaction(string command, string reply)
    {
        using TestServer server = new();
        server.Connect();
        Assert.Equal(reply, server.Say(command));
    }

    [Theory]
    [InlineData("MAIL FROM:<c@d.test>", "503 5.5.1 Error: nested MAIL command")]
    [InlineData("RCPT", "501 5.5.4 Syntax: RCPT TO:<address>")]
    [InlineData("RCPT TO:<>", "501 5.1.3 Bad recipient address syntax")]
    [InlineData("RCPT TO:<alice@local.test> BOGUS", "555 5.5.4 Unsupported option: BOGUS")]
    [InlineData("RCPT TO:<alice@local.test> NOTIFY=NEVER,DELAY", "501 5.5.4 Error: Bad NOTIFY parameter syntax")]
    [InlineData("rcpt to: alice@local.test", "250 2.1.5 Ok")]
    [InlineData("RCPT TO:<@a,@b:alice@local.test>", "250 2.1.5 Ok")]
    [InlineData("RCPT TO:<nobody@local.test>", "550 5.1.1 <nobody@local.test>: Recipient address rejected: User unknown in local recipient table")]
    [InlineData("RCPT TO:<x@valias.test>", "550 5.1.1 <x@valias.test>: Recipient address rejected: User unknown in virtual alias table")]
    [InlineData("RCPT TO:<postmaster>", "250 2.1.5 Ok")]
    [InlineData("RCPT TO:<x@relay.test>", "250 2.1.5 Ok")]
    [InlineData("RCPT TO:<x@elsewhere.test>", "454 4.7.1 <x@elsewhere.test>: Relay access denied")]
    [InlineData("RCPT TO:<x%elsewhere.test@local.test>", "454 4.7.1 <x%elsewhere.test@local.test>: Relay access denied")]
    [InlineData("RCPT TO:<broken@local.test>", "451 4.3.0 <broken@local.test>: Temporary lookup failure")]
    [InlineData("DATA", "554 5.5.1 Error: no valid recipients")]
    [InlineData("ETRN flush.test", "503 Error: MAIL transaction in progress")]
    public void Commands_within_a_transaction(string command, string reply)
    {
        using TestServer server = new();
        server.Connect();
        server.SayAll("EHLO client", "MAIL FROM:<a@b.test>");
        Assert.Equal(reply, server.Say(command));
    }

    [Fact]
    public void Our_own_clients_may_relay()
    {
        using TestServer server = new TestServer().FromOwnNetwork();
        server.Connect();
        Assert.Equal("250 2.1.5 Ok", server.SayAll("HELO client", "MAIL FROM:<>", "RCPT TO:<x@elsewhere.test>"));
    }

    [Fact]
    public void Helo_can_be_required()
    {
        using TestServer server = new(("smtpd_helo_required", "yes"));
        server.Connect();
        Assert.Equal("503 5.5.1 Error: send HELO/EHLO first", server.Say("MAIL FROM:<a@b.test>"));
    }

    [Fact]
    public void Strict_envelopes_need_brackets()
    {
        using TestServer server = new(("strict_rfc821_envelopes", "yes"));
        server.Connect();
        Assert.Equal("501 5.1.7 Bad sender address syntax", server.Say("MAIL FROM: a@b.test"));
        Assert.Contains("warning: Illegal address syntax from unknown[192.0.2.1] in MAIL command: a@b.test", server.Lines.Lines);
    }

    [Fact]
    public void Too_many_errors_end_the_session()
    {
        using TestServer server = new(("smtpd_hard_error_limit", "3"));
        server.Connect();
        server.SayAll("X", "Y");
        Assert.Equal("500 5.5.2 Error: command not recognized", server.Say("Z"));
        Assert.Equal("421 4.7.0 mx.test Error: too many errors", server.ReadReply());
        Assert.Equal("", server.ReadReply());
        server.AwaitEnd();
        Assert.Contains("NOQUEUE: too many errors after UNKNOWN from unknown[192.0.2.1]", server.Lines.Lines);
    }

    [Fact]
    public void Junk_commands_count_as_errors_after_a_while()
    {
        using TestServer server = new(("smtpd_junk_command_limit", "2"), ("smtpd_hard_error_limit", "1"));
        server.Connect();
        Assert.Equal("250 2.0.0 Ok", server.SayAll("NOOP", "NOOP", "NOOP", "NOOP"));
        Assert.Equal("421 4.7.0 mx.test Error: too many errors", server.ReadReply());
    }

    [Fact]
    public void A_client_that_speaks_first_is_noticed_and_dropped()
    {
        using TestServer server = new();
        server.Send("EHLO client\r\n");
        Assert.Equal("554 5.5.0 Error: SMTP protocol synchronization", server.Connect());
        Assert.Equal("", server.ReadReply());
        Assert.Contains("improper command pipelining after CONNECT from unknown[192.0.2.1]: EHLO client\\r\\n", server.Lines.Lines);
    }

    [Fact]
    public void Pipelining_is_fine_within_esmtp_groups()
    {
        using TestServer server = new();
        server.Connect();
        server.Say("EHLO client");
        server.Send("MAIL FROM:<a@b.test>\r\nRCPT TO:<alice@local.test>\r\nDATA\r\n");
        Assert.Equal("250 2.1.0 Ok", server.ReadReply());
        Assert.Equal("250 2.1.5 Ok", server.ReadReply());
        Assert.Equal("354 End data with <CR><LF>.<CR><LF>", server.ReadReply());
    }

    [Fact]
    public void Help_names_all_commands_in_order()
    {
        using TestServer server = new();
        server.Connect();
        Assert.Equal("214 2.0.0 Commands: AUTH BDAT DATA EHLO ETRN HELO HELP MAIL NOOP QUIT RCPT RSET STARTTLS VRFY XCLIENT XFORWARD", server.Say("help me"));
        server.Say("QUIT");
        server.AwaitEnd();
        Assert.EndsWith(" quit=1 help=1 commands=2", server.Lines.Lines[^1]);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("Reject")]
    public void A_bare_newline_in_a_command_can_be_forbidden(string policy)
    {
        using TestServer server = new(("smtpd_forbid_bare_newline", policy));
        server.Connect();
        server.Send("EHLO client\n");
        Assert.Equal("550 5.5.2 mx.test Error: bare <LF> received", server.ReadReply());
        Assert.Equal("", server.ReadReply());
        server.AwaitEnd();
        Assert.Contains("NOQUEUE: reject: CONNECT from unknown[192.0.2.1]: bare <LF> received; proto=SMTP", server.Lines.Lines);
    }

    [Fact]
    public void Bare_newlines_can_be_noted_in_the_log()
    {
        using TestServer server = new(("smtpd_forbid_bare_newline", "note"));
        server.Connect();
        server.Send("NOOP\n");
        server.ReadReply();
        server.Say("QUIT");
        server.AwaitEnd();
        Assert.EndsWith(" commands=2 notes=bare_lf", server.Lines.Lines[^1]);
    }

    [Fact]
    public void An_overlong_command_is_cut()
    {
        using TestServer server = new();
        server.Connect();
        Assert.Equal("250 2.0.0 Ok", server.Say("NOOP " + new string('n', 5000)));
        Assert.Contains("warning: unknown[192.0.2.1]: request longer than 2048: NOOP nnnnnnnnnnnnnnnnnnnnnnnnn...", server.Lines.Lines);
        Assert.Equal("250 2.0.0 Ok", server.Say("NOOP"));
    }

    [Fact]
    public void A_silent_client_is_told_goodbye()
    {
        using TestServer server = new(("smtpd_timeout", "1s"));
        server.Connect();
        Assert.Equal("421 4.4.2 mx.test Error: timeout exceeded", server.ReadReply());
        server.AwaitEnd();
        Assert.Contains("NOQUEUE: timeout after CONNECT from unknown[192.0.2.1]", server.Lines.Lines);
    }

    [Fact]
    public void Under_a_deadline_a_command_in_drops_does_not_buy_time()
    {
        using TestServer server = new(("smtpd_timeout", "2s"), ("smtpd_per_request_deadline", "yes"));
        server.Connect();
        DateTime start = DateTime.UtcNow;
        for (int i = 0; i < 8; i++)
        {
            try
            {
                server.Send("N");
            }
            catch (IOException)
            {
                break;
            }
            Thread.Sleep(400);
        }
        Assert.Equal("421 4.4.2 mx.test Error: timeout exceeded", server.ReadReply());
        Assert.InRange((DateTime.UtcNow - start).TotalSeconds, 1.5, 4.5);
    }

    [Fact]
    public void A_lost_connection_is_logged_with_the_last_command()
    {
        using TestServer server = new();
        server.Connect();
        server.Say("EHLO client");
        server.Close();
        Assert.Contains("NOQUEUE: lost connection after EHLO from unknown[192.0.2.1]", server.Lines.Lines);
    }

    [Fact]
    public void Configured_commands_are_ignored_or_replaced()
    {
        using TestServer server = new(("smtpd_noop_commands", "foo"), ("smtpd_command_filter", "inline:{HELLO=NOOP}"));
        server.Connect();
        Assert.Equal("250 2.0.0 Ok", server.Say("FOO bar"));
        Assert.Equal("250 2.0.0 Ok", server.Say("HELLO"));
    }

    [Fact]
    public void Error_replies_get_the_footer_of_the_site()
    {
        using TestServer server = new(("smtpd_reject_footer", "call $server_name\\nnow"));
        server.Connect();
        Assert.Equal("500-5.5.2 Error: command not recognized|500-5.5.2 call mx.test|500 5.5.2 now", server.Say("X"));
    }

    [Fact]
    public void A_footer_that_is_wrong_is_left_out_and_told()
    {
        using TestServer server = new(("smtpd_reject_footer", "call ${server_name"));
        server.Connect();
        Assert.Equal("500 5.5.2 Error: command not recognized", server.Say("X"));
        Assert.Contains(server.Lines.Lines, line => line.EndsWith("truncated macro reference: \"call ${server_name\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Soft_bounce_makes_every_error_temporary()
    {
        using TestServer server = new(("soft_bounce", "yes"));
        server.Connect();
        Assert.Equal("400 4.5.2 Error: command not recognized", server.Say("X"));
    }

    [Fact]
    public void Surplus_recipients_are_deferred()
    {
        using TestServer server = new(("smtpd_recipient_limit", "1"));
        server.Connect();
        string reply = server.SayAll("HELO x", "MAIL FROM:<>", "RCPT TO:<alice@local.test>", "RCPT TO:<alice@local.test>");
        Assert.Equal("452 4.5.3 Error: too many recipients", reply);
    }
}
