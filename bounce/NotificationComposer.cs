using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Text;

namespace Postfix.BounceServer;

/// <summary>Writes the header of a notification and its first part, the one for people (RFC 3464 section 2).</summary>
internal sealed class NotificationComposer(
    NotificationFacts facts, NotificationTemplate template, TemplateExpander expander, INotificationOutput output)
{
    internal const int LineWidth = 79;
    internal const int LineIndent = 4;

    /// <summary>The message header, and the head of the first part.</summary>
    /// <param name="recipient">Who gets the notification, in external form.</param>
    /// <param name="audience">The sender, or the postmaster.</param>
    /// <param name="fromFormat">Form of the From: header.</param>
    public void WriteHeader(string recipient, Audience audience, HeaderFromFormat fromFormat)
    {
        output.Line($"From: {template.From(fromFormat)}");
        output.Line($"Subject: {Subject(audience)}");
        output.Line($"To: {recipient}");
        if (facts.ReferenceId.Length > 0)
        {
            output.Line($"References: {facts.ReferenceId}");
            output.Line($"In-Reply-To: {facts.ReferenceId}");
        }
        // RFC 3834 section 5: a copy for the postmaster answers nobody.
        output.Line(audience == Audience.Postmaster ? "Auto-Submitted: auto-generated" : "Auto-Submitted: auto-replied");
        WriteMimeHeader();
        output.Line("");
        output.Line("This is a MIME-encapsulated message.");
        WriteTextPartHeader();
    }

    /// <summary>The polite text of the template.</summary>
    public void WriteBoilerplate()
    {
        foreach (string line in expander.Expand(template))
            output.Line(line);
    }

    /// <summary>One recipient, for people.</summary>
    public void WriteRecipient(RecipientLogEntry entry)
    {
        string origin = entry.OriginalRecipient.Length > 0 ? $" (expanded from <{entry.OriginalRecipient}>)" : "";
        output.Line("");
        foreach (string line in LineWrapper.Wrap($"<{entry.Recipient}>{origin}: {entry.Reason}", LineWidth, LineIndent))
            output.Line(line);
    }

    /// <summary>Stands in for the recipients when the log file is gone.</summary>
    public void WriteRecipientsUnavailable()
    {
        output.Line("");
        output.Line("\t--- Delivery report unavailable ---");
    }

    private string Subject(Audience audience) =>
        audience == Audience.Postmaster ? template.PostmasterSubject ?? template.Subject : template.Subject;

    private void WriteMimeHeader()
    {
        output.Line("MIME-Version: 1.0");
        output.Line("Content-Type: multipart/report; report-type=delivery-status;");
        output.Line($"\tboundary=\"{facts.Boundary}\"");
        if (facts.MimeEncoding is string encoding)
            output.Line($"Content-Transfer-Encoding: {(encoding == "7bit" && template.Is8Bit ? "8bit" : encoding)}");
    }

    private void WriteTextPartHeader()
    {
        output.Line("");
        output.Line($"--{facts.Boundary}");
        output.Line("Content-Description: Notification");
        output.Line($"Content-Type: text/plain; charset={Charset()}");
        if (facts.Is8Bit)
            output.Line($"Content-Transfer-Encoding: {facts.MimeEncoding}");
        output.Line("");
    }

    private string Charset()
    {
        if (!ByteText.EqualsIgnoreCase(template.Charset, "us-ascii"))
            return template.Charset;
        return facts.Is8Bit ? "utf-8" : "us-ascii";
    }
}
