using System.Text;
using System.Text.RegularExpressions;

namespace Postfix.Tests.System;

/// <summary>The messages of <see cref="OutageExercise"/> that there are in a mail system while it does not run.</summary>
internal sealed partial class Inventory
{
    private readonly Dictionary<Errand, int> _delivered = [];
    private readonly Dictionary<Errand, int> _queued = [];
    private readonly List<string> _damaged = [];
    private readonly string _laterAddress;
    private readonly string _address;

    /// <summary>Looks into the mailbox and into the queue.</summary>
    public Inventory(MailSystem mail)
    {
        _address = OutageExercise.AddressOf(mail, Place.Mailbox);
        _laterAddress = OutageExercise.AddressOf(mail, Place.MailboxLater);
        foreach (string text in mail.Mailbox)
            CountDelivery(text);
        foreach (string path in mail.QueueFiles)
            CountFile(path);
    }

    /// <summary>How often each message has arrived at each place.</summary>
    public IReadOnlyDictionary<Errand, int> Delivered => _delivered;

    /// <summary>How many queue files there are from which each message may yet arrive.</summary>
    public IReadOnlyDictionary<Errand, int> Queued => _queued;

    /// <summary>What has arrived with something missing.</summary>
    public IReadOnlyList<string> Damaged => _damaged;

    private void CountDelivery(string text)
    {
        bool isNotice = text.Contains("\nSubject: Undelivered Mail Returned to Sender\n", StringComparison.Ordinal);
        bool isLater = text.Contains($"\nDelivered-To: {_laterAddress}\n", StringComparison.Ordinal);
        TestMessage message = TestMessage.Parse(isNotice ? ReturnedMessage().Match(text).Groups[1].Value : text);
        Count(_delivered, new Errand(message.Subject, isNotice ? Place.Sender : isLater ? Place.MailboxLater : Place.Mailbox));
        if (!message.IsWhole)
            _damaged.Add(text);
    }

    // What pickup has not taken yet is to go wherever it may. A message may be returned even when all its recipients are done: what
    // their log says is still to be told.
    private void CountFile(string path)
    {
        string records = File.ReadAllText(path, Encoding.Latin1);
        bool isSubmission = path.Contains("/maildrop/", StringComparison.Ordinal);
        string subject = Subject().Match(records).Value;
        if (isSubmission || IsToDo(records, _address))
            Count(_queued, new Errand(subject, Place.Mailbox));
        if (isSubmission || IsToDo(records, _laterAddress))
            Count(_queued, new Errand(subject, Place.MailboxLater));
        Count(_queued, new Errand(subject, Place.Sender));
    }

    // A record is its type, its length and its text.
    private static bool IsToDo(string records, string recipient) =>
        records.Contains($"R{(char)recipient.Length}{recipient}", StringComparison.Ordinal);

    private static void Count(Dictionary<Errand, int> counts, Errand errand) => counts[errand] = counts.GetValueOrDefault(errand) + 1;

    [GeneratedRegex(Errand.SubjectPattern)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\nContent-Type: message/rfc822\n(?:.+\n)*\n([\s\S]*)\n--.+--\n")]
    private static partial Regex ReturnedMessage();
}
