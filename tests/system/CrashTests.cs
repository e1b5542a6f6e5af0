using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Postfix.Tests.System;

public sealed class CrashTests
{
    private const int Rounds = 3;
    private const int Clients = 5;
    private const int MessagesPerClient = 100;

    private static readonly string[] s_quickRecovery =
    [
        "service_throttle_time = 1s", "minimal_backoff_time = 1s", "maximal_backoff_time = 2s", "queue_run_delay = 1s",
        "transport_retry_time = 1s", "in_flow_delay = 0",
    ];

    [Fact]
    public void Every_message_answered_250_arrives_whole_although_programs_are_killed()
    {
        int seed = Environment.TickCount;
        using MailSystem mail = new(s_quickRecovery);
        mail.Start();
        ConcurrentDictionary<string, string> accepted = new();
        for (int round = 0; round < Rounds; round++)
            SendWhileKilling(mail, round, new Random(seed + round), accepted);

        Assert.True(accepted.Count > Rounds * Clients * MessagesPerClient / 2, $"seed {seed}: only {accepted.Count} messages were accepted");
        mail.Await(() => Flushed(mail));
        List<TestMessage> arrived = [.. mail.Mailbox.Select(TestMessage.Parse)];
        Assert.DoesNotContain(arrived, message => !message.IsWhole);
        Assert.Equal("", string.Join(", ", accepted.Keys.Except(arrived.Select(message => message.Subject))));
    }

    [Fact]
    public void A_killed_master_is_started_again_and_finishes_what_was_accepted()
    {
        using MailSystem mail = new(s_quickRecovery);
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
            if (TrySend(mail, message))
                accepted.Add(message.Subject);
        }

        mail.Await(() => Flushed(mail));
        Assert.True(accepted.Count > 15);
        Assert.Empty(accepted.Except(mail.Mailbox.Select(text => TestMessage.Parse(text).Subject)));
    }

    private static void SendWhileKilling(MailSystem mail, int round, Random random, ConcurrentDictionary<string, string> accepted)
    {
        int running = Clients;
        Thread[] clients = [.. Enumerable.Range(0, Clients).Select(client => new Thread(() =>
        {
            Random own = new(round * Clients + client);
            for (int number = 0; number < MessagesPerClient; number++)
            {
                TestMessage message = TestMessage.Create($"crash {round} {client} {number}", own);
                // One in five comes from a program on this machine.
                bool isAccepted = number % 5 == 4
                    ? mail.Command("sendmail", message.Text, mail.Recipient) == 0
                    : TrySend(mail, message);
                if (isAccepted)
                    accepted[message.Subject] = "";
            }
            Interlocked.Decrement(ref running);
        }))];
        foreach (Thread client in clients)
            client.Start();
        while (Volatile.Read(ref running) > 0)
        {
            Thread.Sleep(random.Next(20, 200));
            mail.KillOne(random);
        }
        foreach (Thread client in clients)
            client.Join();
    }

    private static bool TrySend(MailSystem mail, TestMessage message)
    {
        try
        {
            using SmtpDialog smtp = new(mail.Port);
            smtp.Say("EHLO client.test");
            return smtp.SendText($"{mail.Recipient}@mail.example.test", message.Text);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return false; // the server died under us, so the message was not accepted
        }
    }

    // What a killed program left behind waits in incoming as an incomplete file of nobody; only complete mail counts.
    private static bool Flushed(MailSystem mail)
    {
        mail.Command("postqueue", "", "-f");
        return mail.IsFlushed;
    }
}
