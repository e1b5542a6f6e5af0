namespace Postfix.Tests.System;

public sealed class CrashTests
{
    private const int Rounds = 3;
    private const int MessagesPerClient = 100;
    private const int LeastAccepted = 751;

    [Fact]
    public void Every_message_answered_250_arrives_whole_although_programs_are_killed()
    {
        using MailSystem mail = new(CrashExercise.QuickRecovery);
        mail.Start();
        CrashExercise.Run(mail, Rounds, MessagesPerClient, LeastAccepted);
    }

    [Fact]
    public void A_killed_master_is_started_again_and_finishes_what_was_accepted()
    {
        using MailSystem mail = new(CrashExercise.QuickRecovery);
        mail.Start();
        List<string> accepted = [];
        for (int number = 0; number < 30; number++)
        {
            if (number == 15)
            {
                mail.KillMaster();
                mail.Await(() => mail.Command("postfix", "", "start") == 0);
            }
            TestMessage message = TestMessage.Create($"master {number}", new Random(number));
            if (CrashExercise.TrySend(mail, message, $"{mail.Recipient}@mail.example.test"))
                accepted.Add(message.Subject);
        }

        mail.Await(() => CrashExercise.IsFlushed(mail));
        Assert.True(accepted.Count > 15);
        Assert.Empty(accepted.Except(mail.Mailbox.Select(text => TestMessage.Parse(text).Subject)));
    }
}
