using Postfix.Services;

namespace Postfix.SmtpClient.Outcomes;

/// <summary>
/// Where the fate of recipients is recorded: log line, queue file, bounce and defer logs, and the answer to the queue manager.
/// </summary>
internal interface IRecipientReports
{
    /// <summary>Records success. False when that could not be done and the recipient was deferred instead.</summary>
    bool Sent(DeliverRecipient recipient, string relay, DsnDetail detail);

    /// <summary>
    /// Returns the recipient's mail to the sender. False when that could not be done and the recipient was deferred instead.
    /// </summary>
    bool Bounced(DeliverRecipient recipient, string relay, DsnDetail detail);

    /// <summary>
    /// Leaves the recipient in the queue. True when that turned out to be settled: it was a probe, or is returned after all.
    /// </summary>
    bool Deferred(DeliverRecipient recipient, string relay, DsnDetail detail);

    /// <summary>Another delivery agent has taken over the recipient's mail, and reports on it.</summary>
    void PassedOn(DeliverRecipient recipient, bool isSettled);

    /// <summary>Tells the queue manager that other mail for this destination had better wait; the first report counts.</summary>
    void HopFailed(DsnDetail detail);
}
