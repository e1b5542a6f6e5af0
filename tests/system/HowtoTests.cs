namespace Postfix.Tests.System;

/// <summary>What the classic how-tos show, step by step.</summary>
public sealed class HowtoTests
{
    [RootFact]
    public void Mail_in_a_maildir_is_read_over_pop3_and_imap()
    {
        using TestUser user = new("pfnet-reader");
        using Dovecot dovecot = new();
        using MailSystem mail = new("home_mailbox = .Mail/", "mail_spool_directory = /nonexistent");
        mail.Start();
        using (LineClient telnet = new(mail.Port))
        {
            Assert.Equal("220 mail.example.test ESMTP Postfix", telnet.ReadLine());
            Assert.Equal("250 mail.example.test", telnet.Say("HELO client.test"));
            Assert.Equal("250 2.1.0 Ok", telnet.Say("MAIL FROM:<someone@example.org>"));
            Assert.Equal("250 2.1.5 Ok", telnet.Say($"RCPT TO:<{user.Name}@mail.example.test>"));
            Assert.Equal("354 End data with <CR><LF>.<CR><LF>", telnet.Say("DATA"));
            Assert.StartsWith("250 2.0.0 Ok: queued as ", telnet.Say("Subject: by hand\r\n\r\nhello there\r\n."));
            Assert.Equal("221 2.0.0 Bye", telnet.Say("QUIT"));
        }
        mail.Await(() => mail.QueueLength == 0);

        using (LineClient pop3 = new(dovecot.Pop3Port))
        {
            Assert.StartsWith("+OK", pop3.ReadLine());
            Assert.StartsWith("+OK", pop3.Say($"USER {user.Name}"));
            Assert.StartsWith("+OK", pop3.Say($"PASS {Dovecot.Password}"));
            Assert.StartsWith("+OK 1 ", pop3.Say("STAT"));
            pop3.Say("RETR 1");
            Assert.Contains("hello there", pop3.ReadUntil("."));
        }
        using LineClient imap = new(dovecot.ImapPort);
        Assert.StartsWith("* OK", imap.ReadLine());
        imap.Say($"a LOGIN {user.Name} {Dovecot.Password}");
        imap.Say("b SELECT INBOX");
        imap.ReadUntil("b OK");
        imap.Say("c FETCH 1 BODY[HEADER.FIELDS (SUBJECT)]");
        Assert.Contains("Subject: by hand", imap.ReadUntil("c OK"));
    }

    [Fact]
    public void Access_tables_made_by_postmap_decide_about_senders_and_recipients()
    {
        using MailSystem mail = new(
            "smtpd_sender_restrictions = check_sender_access hash:$config_directory/sender_access",
            "smtpd_recipient_restrictions = check_recipient_access hash:$config_directory/recipient_access");
        string senders = mail.Write("sender_access", "spammer@example.org REJECT no thanks\nexample.net 450 4.7.1 later\n");
        string recipients = mail.Write("recipient_access", $"closed@mail.example.test REJECT\n{mail.Recipient}@ OK\n");
        Assert.Equal(0, mail.Command("postmap", "", "hash:" + senders, "hash:" + recipients));
        mail.Start();

        Assert.Equal("554 5.7.1 <spammer@example.org>: Sender address rejected: no thanks", Offer(mail, "spammer@example.org", mail.Recipient));
        Assert.Equal("450 4.7.1 <x@example.net>: Sender address rejected: later", Offer(mail, "x@example.net", mail.Recipient));
        Assert.Equal("554 5.7.1 <closed@mail.example.test>: Recipient address rejected: Access denied", Offer(mail, "x@example.org", "closed"));
        Assert.Equal("250 2.1.5 Ok", Offer(mail, "x@example.org", mail.Recipient));
    }

    [Fact]
    public void Aliases_may_be_full_addresses()
    {
        using MailSystem mail = new("alias_maps = hash:$config_directory/aliases", "alias_database = hash:$config_directory/aliases");
        mail.Write("aliases", $"support: {mail.Recipient}@mail.example.test\nsales: support@mail.example.test\n");
        Assert.Equal(0, mail.Command("newaliases", ""));
        mail.Start();

        Assert.Equal(0, mail.Command("sendmail", "Subject: to sales\n\nhello\n", "sales@mail.example.test"));

        mail.Await(() => mail.Mailbox.Count == 1);
        Assert.Contains("X-Original-To: sales@mail.example.test\n", mail.Mailbox[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Mailx_sends_through_our_sendmail()
    {
        using MailSystem mail = new();
        mail.Start();
        string settings = mail.Write("mailrc", $"set sendmail={MailSystem.PathOf("usr/sbin/sendmail")}\n");

        Assert.Equal(0, mail.Program("/usr/bin/env", "a line\n", "MAILRC=" + settings, "bsd-mailx", "-s", "test", mail.Recipient));

        mail.Await(() => mail.Mailbox.Count == 1);
        Assert.Contains("Subject: test\n", mail.Mailbox[0], StringComparison.Ordinal);
        Assert.EndsWith("\n\na line\n", mail.Mailbox[0], StringComparison.Ordinal);
    }

    private static string Offer(MailSystem mail, string sender, string recipient)
    {
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.test");
        smtp.Say($"MAIL FROM:<{sender}>");
        return smtp.Say($"RCPT TO:<{recipient}@mail.example.test>");
    }
}
