using System.Collections.Concurrent;

namespace Postfix.Tests.System;

/// <summary>
/// A machine that fails again and again, at random moments, while many clients send and its mail system delivers, defers and
/// returns mail. It has several lives; in the last one it may finish what is left.
/// </summary>
internal sealed class OutageExercise
{
    private const int Clients = 4;
    private const int LeastAccepted = 20;
    private const int MostMilliseconds = 500;

    private const string Domain = "mail.example.test";

    // One of them stops in each life for a while before the end, so that mail piles up before it.
    private static readonly string[] s_daemons = ["pickup", "qmgr", "local", "bounce"];

    // What clients send to, and where that arrives.
    private static readonly (string Recipient, Place[] Places)[] s_recipients =
    [
        ("here", [Place.Mailbox]),
        ("later", [Place.MailboxLater]),
        ("both", [Place.Mailbox, Place.MailboxLater]),
        ("missing", [Place.Sender]),
    ];

    private readonly ConcurrentDictionary<Errand, bool> _accepted = new();
    private readonly int _seed = Environment.TickCount;
    private readonly MailSystem _mail;
    private volatile bool _sends;
    private volatile bool _counts;

    /// <summary>Sets a mail system up for it.</summary>
    public OutageExercise(MailSystem mail)
    {
        _mail = mail;
        (string here, string later) = (AddressOf(mail, Place.Mailbox), AddressOf(mail, Place.MailboxLater));
        mail.Configure([
            .. CrashExercise.QuickRecovery, "recipient_delimiter = +", "local_recipient_maps =", "later_destination_recipient_limit = 1",
            $"transport_maps = inline:{{ {{ {later} = later: }} }}", "defer_transports = later",
            $"virtual_alias_maps = inline:{{ {{ here@{Domain} = {here} }}, {{ later@{Domain} = {later} }}, "
                + $"{{ both@{Domain} = {here}, {later} }}, {{ {SmtpDialog.Sender} = {here} }} }}",
        ]);
        Assert.Equal(0, mail.Command("postconf", "", "-M", "later/unix=later unix - n n - - local"));
    }

    /// <summary>The recipient at the end of an alias; of a message that is returned, its sender.</summary>
    public static string AddressOf(MailSystem mail, Place place) =>
        $"{mail.Recipient}{(place == Place.MailboxLater ? "+later" : "")}@{Domain}";

    /// <summary>
    /// Every message answered 250 must arrive, and whole; more than once only when it was in the queue when the machine came back.
    /// </summary>
    /// <param name="strike">Makes the machine fail. Its processes are killed then, and clients give up.</param>
    /// <param name="recover">Repairs it.</param>
    public void Run(Action strike, Action recover)
    {
        Random random = new(_seed);
        Inventory? before = null;
        _mail.Start();
        for (int life = 1; life <= s_daemons.Length; life++)
        {
            SendUntil(strike, life, random);
            recover();
            before = Compare(before, life);
            _mail.Start();
        }
        _mail.Await(() => CrashExercise.IsFlushed(_mail), "empty queue");
        Inventory end = Compare(before, s_daemons.Length + 1);
        AssertNone("lost", _accepted.Keys.Except(end.Delivered.Keys));
    }

    private void SendUntil(Action strike, int life, Random random)
    {
        int before = _accepted.Count;
        (_sends, _counts) = (true, true);
        Thread[] clients = [.. Enumerable.Range(0, Clients).Select(client => new Thread(() => Send(life, client)))];
        foreach (Thread client in clients)
            client.Start();
        _mail.Await(() => _accepted.Count >= before + LeastAccepted, "clients at work");
        Thread.Sleep(random.Next(MostMilliseconds));
        _mail.Signal(s_daemons[life - 1], MailSystem.StopSignal);
        Thread.Sleep(random.Next(MostMilliseconds));
        // What is answered while the machine fails would not reach anybody: a sync that comes too late may seem to succeed. And who
        // began with another message meanwhile would change what is looked at.
        (_sends, _counts) = (false, false);
        strike();
        _mail.Await(() =>
        {
            _mail.KillAll();
            return clients.All(client => client.Join(0));
        }, "clients gone");
    }

    private void Send(int life, int client)
    {
        Random random = new(_seed + life * Clients + client);
        for (int number = 0; _sends; number++)
        {
            (string recipient, Place[] places) = s_recipients[random.Next(s_recipients.Length)];
            TestMessage message = TestMessage.Create(Errand.SubjectOf(life, client, number), random);
            bool isAccepted = client == 0
                ? CrashExercise.TrySubmit(_mail, message, $"{recipient}@{Domain}")
                : CrashExercise.TrySend(_mail, message, $"{recipient}@{Domain}");
            foreach (Place place in isAccepted && _counts ? places : [])
                _accepted[new Errand(message.Subject, place)] = true;
        }
    }

    // A message may arrive once from each queue file that has it.
    private Inventory Compare(Inventory? before, int life)
    {
        Inventory now = new(_mail);
        AssertNone("damaged", now.Damaged.Select(text => $"{text.Length} bytes: {text}"));
        AssertNone("too often",
            from arrival in now.Delivered
            let errand = arrival.Key
            let isNew = errand.Life == life
            let earlier = before is null || isNew ? 0 : before.Delivered.GetValueOrDefault(errand)
            let files = before is null || isNew ? 1 : before.Queued.GetValueOrDefault(errand)
            where arrival.Value > earlier + files
            select $"{errand}: {arrival.Value} times, {earlier} of them before, from {files} files");
        return now;
    }

    private void AssertNone<T>(string what, IEnumerable<T> offences)
    {
        string text = string.Join('\n', offences);
        Assert.True(text.Length == 0, $"seed {_seed}, {_accepted.Count} accepted, {what}: {text}\n{_mail.Log}");
    }
}
