namespace Postfix.Tests.System;

public sealed class DemonstrationTests
{
    [Fact]
    public void Mail_by_smtp_and_by_sendmail_reaches_the_mailbox()
    {
        using MailSystem mail = new();
        mail.Start();

        using (SmtpDialog smtp = new(mail.Port))
        {
            Assert.Equal("220 mail.example.test ESMTP Postfix", smtp.Greeting);
            Assert.Equal("250 CHUNKING", smtp.Say("EHLO client.test"));
            Assert.True(smtp.Send($"{mail.Recipient}@mail.example.test", "by SMTP"));
            Assert.Equal("221 2.0.0 Bye", smtp.Say("QUIT"));
        }
        Assert.Equal(0, mail.Command("sendmail", "Subject: by sendmail\n\nhello\n", mail.Recipient));

        mail.Await(() => mail.Mailbox.Count == 2);
        Assert.Contains(mail.Mailbox, text => text.Contains("Subject: by SMTP\n", StringComparison.Ordinal));
        Assert.Contains(mail.Mailbox, text => text.Contains("Subject: by sendmail\n", StringComparison.Ordinal));
        mail.Await(() => mail.QueueLength == 0);
    }

    [Fact]
    public void Mail_waits_in_maildrop_while_the_mail_system_is_down()
    {
        using MailSystem mail = new();
        mail.Start();
        Assert.Equal(0, mail.Command("postfix", "", "stop"));

        Assert.Equal(0, mail.Command("sendmail", "Subject: early\n\nhello\n", mail.Recipient));
        Assert.Equal(1, mail.QueueLength);
        mail.Start();

        mail.Await(() => mail.Mailbox.Count == 1);
    }

    [Fact]
    public void A_stranger_may_not_relay()
    {
        using MailSystem mail = new("mynetworks = 192.0.2.1");
        mail.Start();
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.test");
        smtp.Say("MAIL FROM:<someone@example.org>");

        Assert.StartsWith("454 4.7.1 <else@example.org>: Relay access denied", smtp.Say("RCPT TO:<else@example.org>"));
    }

    [Fact]
    public void A_session_survives_a_reload()
    {
        using MailSystem mail = new();
        mail.Start();
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.test");

        Assert.Equal(0, mail.Command("postfix", "", "reload"));

        Assert.True(smtp.Send($"{mail.Recipient}@mail.example.test", "after the reload"));
        mail.Await(() => mail.Mailbox.Count == 1);
    }
}
