using System.Text.RegularExpressions;
using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>
/// Queue files that were edited in place, as is done for mail filters: pointers lead to records behind what was their end. Debian's
/// cleanup writes them; both systems read them, and mark recipients there.
/// </summary>
public sealed partial class EditedMailTakeoverTests
{
    private const string NewSender = "nobody@mail.example.test";

    private static readonly string s_longBody =
        string.Concat(Enumerable.Range(1, 3000).Select(number => $"another line, number {number}\n"));

    // Those who are "first" get it from our system, the others from Debian's.
    private static readonly EditedMail[] s_messages =
    [
        new("headers", ["first-a", "later-a"], EditedMail.ChangesOfHeaders("plain")) { Headers = EditedMail.ChangedHeaders("plain") },
        new("envelope", ["first-b", "deleted-b", "later-b"],
            MailFilter.ChangeSender(NewSender), Add("first-added-b"), Add("later-added-b"), Delete("deleted-b"))
        {
            Sender = NewSender,
            Added = ["first-added-b", "later-added-b"],
        },
        new("longer body", ["first-c", "later-c"], MailFilter.ReplaceBody(s_longBody)) { Body = s_longBody },
        new("shorter body", ["first-d", "later-d"], MailFilter.ReplaceBody("x\n")) { Body = "x\n" },
        new("again and again", ["first-e", "later-e"],
        [
            .. EditedMail.ChangesOfHeaders("first"), .. EditedMail.ChangesOfHeaders("second"),
            MailFilter.ChangeSender("other@there.example"), MailFilter.ChangeSender(NewSender),
            Add("deleted-e"), Add("later-added-e"), Delete("deleted-e"),
        ])
        {
            Sender = NewSender,
            Added = ["later-added-e"],
            Headers = EditedMail.ChangedHeaders("second")
                .Replace("X-Inserted: second\n", "X-Inserted: second\nX-Inserted: first\n", StringComparison.Ordinal)
                .Replace("X-Added: second\n", "X-Added: first\nX-Added: second\n", StringComparison.Ordinal),
        },
        new("everything", ["first-f", "later-f"],
        [
            .. EditedMail.ChangesOfHeaders("all"), MailFilter.ChangeSender(NewSender, "ENVID=edited RET=HDRS"), Add("gone-f"),
            MailFilter.AddRecipient($"gone-silently-f{EditedMail.Domain}", "NOTIFY=NEVER"), Add("first-added-f"),
            MailFilter.ReplaceBody("a new body\n"), MailFilter.ReplaceBody("in two pieces\n"),
        ])
        {
            Sender = NewSender,
            Added = ["first-added-f"],
            Headers = EditedMail.ChangedHeaders("all"),
            Body = "a new body\nin two pieces\n",
        },
        new("requeued", ["first-g", "later-g"], [.. EditedMail.ChangesOfHeaders("more"), Add("later-added-g")])
        {
            Added = ["later-added-g"],
            Headers = EditedMail.ChangedHeaders("more"),
        },
    ];

    [Fact]
    public void Mail_goes_from_debians_postfix_to_ours_and_back()
    {
        using MailSink sink = new() { Refusal = _ => MailSink.Later };
        using MailFilter filter = new();
        using MailSystem mail = new(
            MixedInstallation.Debian with { MasterCf = Installation.Ours.MasterCf }, "compatibility_level = 3.6",
            $"relayhost = [127.0.0.1]:{sink.Port}", "smtp_connection_cache_on_demand = no", "in_flow_delay = 0",
            $"smtpd_milters = inet:127.0.0.1:{filter.Port}", $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix");
        mail.Start();
        foreach (EditedMail message in s_messages)
            Send(mail, filter, message);
        AwaitDeferred(mail);
        mail.KillAll();
        QueueView.AssertBothReadAlike(mail, s_messages.Length);
        Assert.Equal(0, mail.Command("postsuper", "", "-r", QueueView.IdOf(mail, "first-g@there.example")));

        sink.Refusal = TreatFirst;
        Continue(mail, Installation.Ours);
        string[] readers = [.. s_messages.SelectMany(message => message.Readers).Order()];
        string[] first = [.. readers.Where(reader => TreatFirst(reader) is null)];
        mail.Await(() => Readers(sink).Count() >= first.Length && mail.Mailbox.Count == 1, "first recipients and a notice");
        AwaitDeferred(mail);
        Assert.Equal(first, Readers(sink).Order());
        mail.KillAll();
        QueueView.AssertBothReadAlike(mail, s_messages.Length);

        sink.Refusal = _ => null;
        Continue(mail, MixedInstallation.Debian);
        mail.Await(() => mail.CommandOutput("mailq") == "Mail queue is empty", "empty queue");
        Assert.Equal(readers, Readers(sink).Order());
        foreach (EditedMail message in s_messages)
            AssertEdited(message, [.. sink.Received.Where(transaction => transaction.Subject == message.Subject)]);
        AssertReturned(Assert.Single(mail.Mailbox));
    }

    private static string? TreatFirst(string recipient) =>
        recipient.StartsWith("first", StringComparison.Ordinal) ? null
        : recipient.StartsWith("gone", StringComparison.Ordinal) ? "550 5.1.1 no such user"
        : MailSink.Later;

    private static void AwaitDeferred(MailSystem mail) =>
        mail.Await(() => QueueView.Queued(mail, "deferred").Count == s_messages.Length, "deferred messages");

    private static byte[] Add(string name) => MailFilter.AddRecipient(name + EditedMail.Domain);

    private static byte[] Delete(string name) => MailFilter.DeleteRecipient(name + EditedMail.Domain);

    private static void Send(MailSystem mail, MailFilter filter, EditedMail message)
    {
        filter.Changes = message.Changes;
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.example");
        Assert.True(smtp.SendText([.. message.Recipients.Select(name => name + EditedMail.Domain)], message.Text));
    }

    private static void Continue(MailSystem mail, Installation installation)
    {
        mail.ContinueWith(installation);
        mail.Configure("smtpd_milters =");
        mail.Start();
        Assert.Equal(0, mail.Command("postqueue", "", "-f"));
    }

    private static IEnumerable<string> Readers(MailSink sink) => sink.Received.SelectMany(transaction => transaction.Recipients);

    private static void AssertEdited(EditedMail message, IReadOnlyList<MailSink.Transaction> arrivals)
    {
        Assert.All(arrivals, arrival =>
        {
            Assert.Equal(message.Sender, arrival.Sender);
            Assert.Equal(arrivals[0].Text, arrival.Text);
        });
        string[] parts = arrivals[0].Text.Split("\n\n", 2);
        Assert.Equal(message.Headers, string.Concat(OwnHeaders().Matches(parts[0] + "\n").Select(match => match.Value)));
        Assert.Equal(message.Body, parts[1]);
    }

    private static void AssertReturned(string notice)
    {
        Assert.Contains("\nSubject: Undelivered Mail Returned to Sender\n", notice, StringComparison.Ordinal);
        Assert.Contains("\nOriginal-Envelope-Id: edited\n", notice, StringComparison.Ordinal);
        Assert.Equal("gone-f", Assert.Single(FailedRecipients().Matches(notice)).Groups[1].Value);
        Assert.Contains(EditedMail.ChangedHeaders("all").Split('\n')[1], notice, StringComparison.Ordinal);
        Assert.DoesNotContain("a new body", notice, StringComparison.Ordinal);
    }

    [GeneratedRegex("^Final-Recipient: rfc822; (.*)@", RegexOptions.Multiline)]
    private static partial Regex FailedRecipients();

    [GeneratedRegex(@"^X-.*\n([ \t].*\n)*", RegexOptions.Multiline)]
    private static partial Regex OwnHeaders();
}
