namespace Postfix.Tests.System;

public sealed class CrashTests
{
    private const int Rounds = 3;
    private const int MessagesPerRound = 60;

    [Fact]
    public void Every_message_answered_250_arrives_whole_although_programs_are_killed()
    {
        using MailSystem mail = new("service_throttle_time = 1s", "minimal_backoff_time = 1s", "maximal_backoff_time = 2s",
            "queue_run_delay = 1s", "transport_retry_time = 1s", "in_flow_delay = 0");
        mail.Start();
        HashSet<string> accepted = [];
        Random random = new(20261121);
        for (int round = 0; round < Rounds; round++)
            SendWhileKilling(mail, round, random, accepted);

        Assert.NotEmpty(accepted);
        mail.Await(() => Flushed(mail));
        string[] arrived = mail.Mailbox.Where(text => text.EndsWith("the end\n", StringComparison.Ordinal))
            .Select(SubjectOf).ToArray();
        Assert.Empty(accepted.Except(arrived));
        Assert.Equal(mail.Mailbox.Count, arrived.Length);
    }

    private static void SendWhileKilling(MailSystem mail, int round, Random random, HashSet<string> accepted)
    {
        for (int number = 0; number < MessagesPerRound; number++)
        {
            string subject = $"crash {round} {number}";
            if (TrySend(mail, subject))
                accepted.Add(subject);
            if (number % 10 == 5)
                mail.KillOne(random);
        }
    }

    private static bool TrySend(MailSystem mail, string subject)
    {
        try
        {
            using SmtpDialog smtp = new(mail.Port);
            smtp.Say("EHLO client.test");
            return smtp.Send($"{mail.Recipient}@mail.example.test", subject);
        }
        catch (IOException)
        {
            return false; // the server died under us, so the message was not accepted
        }
    }

    // What a killed program left behind waits in incoming as an incomplete file of nobody; only complete mail counts.
    private static bool Flushed(MailSystem mail)
    {
        mail.Command("postqueue", "", "-f");
        return mail.CompleteMessages == 0;
    }

    private static string SubjectOf(string text)
    {
        int start = text.IndexOf("Subject: ", StringComparison.Ordinal) + "Subject: ".Length;
        return text[start..text.IndexOf('\n', start)];
    }
}
