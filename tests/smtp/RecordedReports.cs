using Postfix.Services;
using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Tests;

/// <summary>The fate of recipients, as one line each.</summary>
internal sealed class RecordedReports : IRecipientReports
{
    public List<string> Lines { get; } = [];

    public Dictionary<string, DsnDetail> Details { get; } = [];

    public DsnDetail? Hop { get; private set; }

    public bool Sent(DeliverRecipient recipient, string relay, DsnDetail detail) => Add("sent", recipient, relay, detail);

    public bool Bounced(DeliverRecipient recipient, string relay, DsnDetail detail) => Add("bounced", recipient, relay, detail);

    public bool Deferred(DeliverRecipient recipient, string relay, DsnDetail detail) => !Add("deferred", recipient, relay, detail);

    public void PassedOn(DeliverRecipient recipient, bool isSettled) => Lines.Add($"{recipient.Address} passed on");

    public void HopFailed(DsnDetail detail) => Hop ??= detail;

    private bool Add(string word, DeliverRecipient recipient, string relay, DsnDetail detail)
    {
        Lines.Add($"{recipient.Address} {relay} {detail.Status} {word} ({detail.Reason})");
        Details[recipient.Address] = detail;
        return true;
    }
}
