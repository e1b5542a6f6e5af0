using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Postfix.Tests.System;

/// <summary>Mail from many clients at once while the programs of a mail system are killed at random moments.</summary>
internal static class CrashExercise
{
    private const int Clients = 5;

    /// <summary>Settings with which a mail system recovers soon enough for a test.</summary>
    public static readonly string[] QuickRecovery =
    [
        "service_throttle_time = 1s", "minimal_backoff_time = 1s", "maximal_backoff_time = 2s", "queue_run_delay = 1s",
        "transport_retry_time = 1s", "in_flow_delay = 0",
    ];

    /// <summary>
    /// Some rounds of mail and murder; every message answered 250 must arrive, and none cut off. Clients do not come back with what
    /// was refused, so there must be some that was not. A daemon can be spared.
    /// </summary>
    public static void Run(MailSystem mail, int rounds, int messagesPerClient, int leastAccepted, string? spared = null)
    {
        int seed = Environment.TickCount;
        ConcurrentDictionary<string, string> accepted = new();
        for (int round = 0; round < rounds; round++)
            SendWhileKilling(mail, round, messagesPerClient, spared, new Random(seed + round), accepted);

        Assert.True(accepted.Count >= leastAccepted, $"seed {seed}: only {accepted.Count} messages were accepted");
        mail.Await(() => IsFlushed(mail));
        List<TestMessage> arrived = [.. mail.Mailbox.Select(TestMessage.Parse)];
        Assert.DoesNotContain(arrived, message => !message.IsWhole);
        Assert.Equal("", string.Join(", ", accepted.Keys.Except(arrived.Select(message => message.Subject))));
    }

    /// <summary>Sends a message by SMTP; true when it was answered 250.</summary>
    public static bool TrySend(MailSystem mail, TestMessage message, string recipient)
    {
        try
        {
            using SmtpDialog smtp = new(mail.Port);
            smtp.Say("EHLO client.test");
            return smtp.SendText(recipient, message.Text);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return false; // the server died under us, so the message was not accepted
        }
    }

    /// <summary>Sends a message from a program on this machine; true when it was taken.</summary>
    public static bool TrySubmit(MailSystem mail, TestMessage message, string recipient)
    {
        try
        {
            return mail.Command("sendmail", message.Text, "-f", SmtpDialog.Sender, recipient) == 0;
        }
        catch (IOException)
        {
            return false; // it ended before it had read the message
        }
    }

    /// <summary>
    /// Whether all complete mail has left the queue, which is told to hurry. What a killed program left behind waits in incoming as an
    /// incomplete file of nobody.
    /// </summary>
    public static bool IsFlushed(MailSystem mail)
    {
        mail.Command("postqueue", "", "-f");
        return mail.IsFlushed;
    }

    private static void SendWhileKilling(
        MailSystem mail, int round, int messagesPerClient, string? spared, Random random, ConcurrentDictionary<string, string> accepted)
    {
        int running = Clients;
        string recipient = $"{mail.Recipient}@mail.example.test";
        Thread[] clients = [.. Enumerable.Range(0, Clients).Select(client => new Thread(() =>
        {
            Random own = new(round * Clients + client);
            for (int number = 0; number < messagesPerClient; number++)
            {
                TestMessage message = TestMessage.Create($"crash {round} {client} {number}", own);
                // One in five comes from a program on this machine.
                bool isAccepted = number % 5 == 4
                    ? TrySubmit(mail, message, recipient)
                    : TrySend(mail, message, recipient);
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
            mail.KillOne(random, spared);
        }
        foreach (Thread client in clients)
            client.Join();
    }
}
