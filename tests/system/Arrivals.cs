namespace Postfix.Tests.System;

/// <summary>What has arrived in the mailbox of a mail system, compared with what was sent.</summary>
internal static class Arrivals
{
    /// <summary>Waits until the queue is empty: then every message that was accepted has arrived once, and no other.</summary>
    public static void AssertOnce(MailSystem mail, IEnumerable<string> acceptedSubjects)
    {
        mail.Await(() => mail.IsFlushed, "an empty queue");
        List<string> arrived = [.. mail.Mailbox.Select(text => TestMessage.Parse(text).Subject).Order()];
        List<string> accepted = [.. acceptedSubjects.Order()];
        Assert.Equal("", string.Join(", ", accepted.Except(arrived).Concat(arrived.Except(accepted))));
        Assert.Equal(accepted.Count, arrived.Count);
    }
}
