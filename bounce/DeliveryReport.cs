using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Text;

namespace Postfix.BounceServer;

/// <summary>
/// Writes the second part of a notification, the one for programs (RFC 3464 sections 2.2 and 2.3; RFC 6533 for SMTPUTF8).
/// </summary>
internal sealed class DeliveryReport(NotificationFacts facts, NotificationKind kind, INotificationOutput output)
{
    /// <summary>The head of the part, and the fields about the message.</summary>
    public void WriteHeader()
    {
        output.Line("");
        output.Line($"--{facts.Boundary}");
        output.Line("Content-Description: Delivery report");
        output.Line($"Content-Type: message/{(facts.IsSmtputf8Requested ? "global-" : "")}delivery-status");
        // Without SMTPUTF8 this part is ASCII; an encoding here would make relays convert it.
        if (facts.Is8Bit && facts.IsSmtputf8Requested)
            output.Line($"Content-Transfer-Encoding: {facts.MimeEncoding}");
        output.Line("");
        output.Line($"Reporting-MTA: dns; {facts.HostName}");
        if (facts.EnvelopeId.Length > 0)
            output.Line($"Original-Envelope-Id: {facts.EnvelopeId}");
        output.Line($"X-{facts.MailName}-Queue-ID: {facts.QueueId}");
        if (facts.Sender.Length > 0)
            output.Line($"X-{facts.MailName}-Sender: {AddressType(facts.Sender)}; {facts.Sender}");
        if (facts.ArrivalDate.Length > 0)
            output.Line($"Arrival-Date: {facts.ArrivalDate}");
    }

    /// <summary>The fields about one recipient.</summary>
    public void WriteRecipient(RecipientLogEntry entry)
    {
        output.Line("");
        output.Line($"Final-Recipient: {AddressType(entry.Recipient)}; {entry.Recipient}");
        // Also without an ORCPT of the client: a relay may add one, so what it means must be known here too.
        if (entry.DsnOriginalRecipient.Length > 0)
            output.Line($"Original-Recipient: {entry.DsnOriginalRecipient}");
        else if (entry.OriginalRecipient.Length > 0)
            output.Line($"Original-Recipient: {AddressType(entry.OriginalRecipient)}; {entry.OriginalRecipient}");
        output.Line($"Action: {(kind == NotificationKind.Failure ? "failed" : entry.Action)}");
        output.Line($"Status: {entry.Status}");
        if (entry.HasMta)
            WriteFolded($"Remote-MTA: {entry.MtaType}; {entry.MtaName}");
        WriteFolded(entry.HasDiagnostic
            ? $"Diagnostic-Code: {entry.DiagnosticType}; {entry.DiagnosticText}"
            : $"Diagnostic-Code: X-{facts.MailName}; {entry.Reason}");
        if (kind == NotificationKind.Delay && facts.RetryUntil.Length > 0)
            output.Line($"Will-Retry-Until: {facts.RetryUntil}");
    }

    private void WriteFolded(string field)
    {
        foreach (string line in LineWrapper.Wrap(field, NotificationComposer.LineWidth, NotificationComposer.LineIndent))
            output.Line(line);
    }

    private string AddressType(string address)
    {
        bool isUtf8 = facts.Smtputf8 != 0 && !ByteText.IsAscii(address) && ByteText.IsUtf8(address);
        return isUtf8 ? "utf-8" : "rfc822";
    }
}
