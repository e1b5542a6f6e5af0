namespace Postfix.Tests.System;

/// <summary>Two mail systems of ours, one of which relays to the other.</summary>
public sealed class RelayTests
{
    [Fact]
    public void Mail_goes_to_the_relay_host()
    {
        using MailSystem relay = new();
        relay.Start();
        using MailSystem mail = new("mydestination =", $"relayhost = [127.0.0.1]:{relay.Port}");
        mail.Start();

        Assert.Equal(0, mail.Command("sendmail", "Subject: away\n\nhello\n", $"{relay.Recipient}@mail.example.test"));

        relay.Await(() => relay.Mailbox.Count == 1);
        Assert.Contains($"relay=127.0.0.1[127.0.0.1]:{relay.Port}", mail.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_sides_show_their_conversation_with_a_peer_in_question()
    {
        using MailSystem relay = new("debug_peer_list = 127.0.0.0/8");
        relay.Start();
        using MailSystem mail = new("mydestination =", $"relayhost = [127.0.0.1]:{relay.Port}", "debug_peer_list = 127.0.0.1");
        mail.Start();

        Assert.Equal(0, mail.Command("sendmail", "Subject: away\n\nhello\n", $"{relay.Recipient}@mail.example.test"));

        relay.Await(() => relay.Mailbox.Count == 1);
        Assert.Contains($": > 127.0.0.1[127.0.0.1]:{relay.Port}: MAIL FROM:<", mail.Log, StringComparison.Ordinal);
        Assert.Contains($": < 127.0.0.1[127.0.0.1]:{relay.Port}: 250 2.1.0 Ok", mail.Log, StringComparison.Ordinal);
        Assert.Contains("[127.0.0.1]: MAIL FROM:<", relay.Log, StringComparison.Ordinal);
        Assert.Contains("[127.0.0.1]: 250 2.1.0 Ok", relay.Log, StringComparison.Ordinal);
    }

    [RootFact]
    public void A_relay_host_that_asks_dovecot_wants_a_password()
    {
        using TestUser user = new("pfnet-submitter");
        using Dovecot dovecot = new();
        using MailSystem relay = new(
            "smtpd_sasl_auth_enable = yes", "smtpd_sasl_type = dovecot", $"smtpd_sasl_path = {dovecot.AuthSocket}",
            "smtpd_relay_restrictions = permit_sasl_authenticated, reject");
        relay.Start();
        using MailSystem mail = new(
            "mydestination =", $"relayhost = [127.0.0.1]:{relay.Port}", "smtp_sasl_auth_enable = yes",
            $"smtp_sasl_password_maps = inline:{{ {{ [127.0.0.1]:{relay.Port} = {user.Name}:{Dovecot.Password} }} }}");
        mail.Start();

        Assert.Equal(0, mail.Command("sendmail", "Subject: away\n\nhello\n", $"{relay.Recipient}@mail.example.test"));

        relay.Await(() => relay.Mailbox.Count == 1);
        // What it shows to eavesdroppers is not the password.
        Assert.Contains($"sasl_method=CRAM-MD5, sasl_username={user.Name}", relay.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Deferred_mail_shows_in_mailq_and_leaves_by_postfix_flush()
    {
        using MailSystem relay = new();
        using MailSystem mail = new("mydestination =", $"relayhost = [127.0.0.1]:{relay.Port}");
        mail.Start();
        Assert.Equal(0, mail.Command("sendmail", "Subject: patience\n\nhello\n", "-f", "from@mail.example.test", $"{relay.Recipient}@mail.example.test"));
        mail.Await(() => mail.CommandOutput("mailq").Contains("Connection refused", StringComparison.Ordinal));
        string queue = mail.CommandOutput("mailq");
        Assert.Contains("from@mail.example.test", queue, StringComparison.Ordinal);
        Assert.Contains($"{relay.Recipient}@mail.example.test", queue, StringComparison.Ordinal);
        Assert.EndsWith("in 1 Request.", queue, StringComparison.Ordinal);

        relay.Start();
        Assert.Equal(0, mail.Command("postfix", "", "flush"));

        relay.Await(() => relay.Mailbox.Count == 1);
        mail.Await(() => mail.CommandOutput("mailq") == "Mail queue is empty");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void A_deferred_message_can_be_deleted(string dontRemove)
    {
        using MailSystem mail = new("mydestination =", $"relayhost = [127.0.0.1]:{FreePort.Next()}", $"dont_remove = {dontRemove}");
        mail.Start();
        Assert.Equal(0, mail.Command("sendmail", "Subject: unwanted\n\nhello\n", "someone@example.org"));
        mail.Await(() => mail.CommandOutput("mailq").Contains("Connection refused", StringComparison.Ordinal));
        string id = mail.CommandOutput("postqueue", "-j").Split("\"queue_id\": \"")[1].Split('"')[0];

        Assert.Equal(0, mail.Command("postsuper", "", "-d", id));

        Assert.Equal("Mail queue is empty", mail.CommandOutput("mailq"));
        Assert.Empty(Directory.GetFiles(Path.Combine(mail.Folder, "spool"), id, SearchOption.AllDirectories));
    }

    [RootFact]
    public void Mail_falls_back_to_the_second_mail_exchanger()
    {
        using MailSystem backup = new("mydestination = there.example", "local_recipient_maps =");
        // Not an address of inet_interfaces: mail for one of those would be mail for ourselves.
        string listener = $"127.0.0.2:{backup.Port}";
        Assert.Equal(0, backup.Command("postconf", "", "-M", $"{listener}/inet={listener} inet n - n - - smtpd"));
        backup.Start();
        using NameServer names = new(
            new("there.example", NameServer.Mx, "10 first.there.example"), new("there.example", NameServer.Mx, "20 second.there.example"),
            new("first.there.example", NameServer.A, "127.0.0.3"), new("second.there.example", NameServer.A, "127.0.0.2"));
        using MailSystem mail = new("mydestination =", $"smtp_tcp_port = {backup.Port}", "smtp_host_lookup = dns");
        mail.Write("resolv.conf", $"nameserver {NameServer.Address}\n");
        mail.StartWithin($"mount --bind {mail.Folder}/etc/resolv.conf /etc/resolv.conf");

        Assert.Equal(0, mail.Command("sendmail", "Subject: second\n\nhello\n", $"{backup.Recipient}@there.example"));

        mail.Await(() => backup.Mailbox.Count == 1);
        mail.Await(() => mail.Log.Contains("status=sent", StringComparison.Ordinal));
        Assert.Contains($"connect to first.there.example[127.0.0.3]:{backup.Port}: Connection refused", mail.Log, StringComparison.Ordinal);
        Assert.Contains($"relay=second.there.example[127.0.0.2]:{backup.Port}", mail.Log, StringComparison.Ordinal);
    }
}
