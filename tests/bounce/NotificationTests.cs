using Postfix.Config;
using Postfix.Mail;
using Postfix.Mail.Notifications;

namespace Postfix.BounceServer.Tests;

public sealed class NotificationTests
{
    private static readonly NotificationFacts s_facts = new()
    {
        QueueId = "ABC",
        HostName = "mx.example",
        MailName = "Postfix",
        Boundary = "ABC.1/mx.example",
        MimeEncoding = "8bit",
        Sender = "s@example.org",
        ArrivalDate = "Sat,  1 Nov 2025 09:08:07 +0000 (UTC)",
        RetryUntil = "Thu,  6 Nov 2025 09:08:07 +0000 (UTC)",
    };

    private static readonly RecipientLogEntry s_entry = new()
    {
        Recipient = "to@example.net",
        OriginalRecipient = "alias@example.org",
        Status = "5.1.1",
        Action = "failed",
        Reason = "host mail.example.net[192.0.2.1] said: 550 5.1.1 no such user here at all (in reply to RCPT TO command)",
        DiagnosticType = "smtp",
        DiagnosticText = "550 5.1.1 no such user",
        MtaType = "dns",
        MtaName = "mail.example.net",
    };

    private readonly RecordedOutput _output = new();

    [Fact]
    public void Header_and_text_part_for_the_sender()
    {
        NotificationComposer composer = Composer(s_facts with { ReferenceId = "<id@example>" });

        composer.WriteHeader("s@example.org", Audience.Sender, HeaderFromFormat.Standard);
        composer.WriteBoilerplate();
        composer.WriteRecipient(s_entry);

        Assert.Equal("""
            From: Mail Delivery System <MAILER-DAEMON>
            Subject: Undelivered Mail Returned to Sender
            To: s@example.org
            References: <id@example>
            In-Reply-To: <id@example>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            """.ReplaceLineEndings("\n") + "\n\tboundary=\"ABC.1/mx.example\"\n" + """
            Content-Transfer-Encoding: 8bit

            This is a MIME-encapsulated message.

            --ABC.1/mx.example
            Content-Description: Notification
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            This is the mail system at host mx.example.
            """.ReplaceLineEndings("\n"), string.Join('\n', _output.Lines.Take(19)));
        Assert.Equal(
            [
                "",
                "<to@example.net> (expanded from <alias@example.org>): host",
                "    mail.example.net[192.0.2.1] said: 550 5.1.1 no such user here at all (in",
                "    reply to RCPT TO command)",
            ],
            _output.Lines.TakeLast(4));
    }

    [Fact]
    public void Copy_for_the_postmaster_has_its_own_subject_and_is_no_reply()
    {
        Composer(s_facts).WriteHeader("postmaster@mx.example", Audience.Postmaster, HeaderFromFormat.Obsolete);

        Assert.Equal("From: MAILER-DAEMON (Mail Delivery System)", _output.Lines[0]);
        Assert.Equal("Subject: Postmaster Copy: Undelivered Mail", _output.Lines[1]);
        Assert.Contains("Auto-Submitted: auto-generated", _output.Lines);
    }

    [Theory]
    [InlineData("7bit", "Content-Transfer-Encoding: 7bit", "Content-Type: text/plain; charset=us-ascii")]
    [InlineData(null, "", "Content-Type: text/plain; charset=us-ascii")]
    public void Without_8bit_text_the_parts_are_plain(string? encoding, string header, string type)
    {
        Composer(s_facts with { MimeEncoding = encoding }).WriteHeader("s@example.org", Audience.Sender, HeaderFromFormat.Standard);

        Assert.Contains(header, _output.Lines);
        Assert.Equal([type, ""], _output.Lines.TakeLast(2));
    }

    [Fact]
    public void Report_part_follows_RFC_3464()
    {
        DeliveryReport report = new(s_facts with { EnvelopeId = "env" }, NotificationKind.Failure, _output);

        report.WriteHeader();
        report.WriteRecipient(s_entry with { Action = "delayed" });

        Assert.Equal("""

            --ABC.1/mx.example
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example
            Original-Envelope-Id: env
            X-Postfix-Queue-ID: ABC
            X-Postfix-Sender: rfc822; s@example.org
            Arrival-Date: Sat,  1 Nov 2025 09:08:07 +0000 (UTC)

            Final-Recipient: rfc822; to@example.net
            Original-Recipient: rfc822; alias@example.org
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; mail.example.net
            Diagnostic-Code: smtp; 550 5.1.1 no such user
            """.ReplaceLineEndings("\n"), _output.Text);
    }

    [Fact]
    public void Report_of_a_delay_says_how_long_there_is_hope()
    {
        DeliveryReport report = new(s_facts, NotificationKind.Delay, _output);

        report.WriteRecipient(new RecipientLogEntry { Recipient = "a@b", DsnOriginalRecipient = "rfc822;x@b", Action = "delayed", Status = "4.4.1", Reason = "why" });

        Assert.Equal(
            [
                "", "Final-Recipient: rfc822; a@b", "Original-Recipient: rfc822;x@b", "Action: delayed", "Status: 4.4.1",
                "Diagnostic-Code: X-Postfix; why", "Will-Retry-Until: Thu,  6 Nov 2025 09:08:07 +0000 (UTC)",
            ],
            _output.Lines);
    }

    [Fact]
    public void Senders_with_SMTPUTF8_get_the_global_types()
    {
        NotificationFacts facts = s_facts with { Smtputf8 = Smtputf8Flags.Requested, Sender = "\u00c3\u00a4@example.org" };
        DeliveryReport report = new(facts, NotificationKind.Failure, _output);

        report.WriteHeader();

        Assert.Contains("Content-Type: message/global-delivery-status", _output.Lines);
        Assert.Contains("Content-Transfer-Encoding: 8bit", _output.Lines);
        Assert.Contains("X-Postfix-Sender: utf-8; \u00c3\u00a4@example.org", _output.Lines);
    }

    [Fact]
    public void Message_that_is_gone_has_a_placeholder()
    {
        new ReturnedMessage(s_facts, NotificationKind.Failure, _output).Write(null, ReturnFlags.Full, 1000);

        Assert.Equal(
            [
                "", "--ABC.1/mx.example", "Content-Description: Undelivered Message", "Content-Type: message/rfc822",
                "Content-Transfer-Encoding: 8bit", "", "\t--- Undelivered message unavailable ---", "", "--ABC.1/mx.example--",
            ],
            _output.Lines);
    }

    private NotificationComposer Composer(NotificationFacts facts)
    {
        Settings settings = Settings.FromValues(("myhostname", "mx.example"));
        NotificationTemplate template = NotificationTemplates.Load("")[NotificationKind.Failure];
        return new NotificationComposer(facts, template, new TemplateExpander(settings, Assert.Fail), _output);
    }
}
