using System.Globalization;
using System.Text;

namespace Postfix.Mail;

/// <summary>
/// The text form of a log entry (bounce, defer and trace files): an empty line, <c>name=value</c> lines, an empty line.
/// </summary>
public static class RecipientLogFormat
{
    internal const string Recipient = "recipient";
    internal const string OriginalRecipient = "original_recipient";
    internal const string Offset = "offset";
    internal const string DsnOriginalRecipient = "dsn_orig_rcpt";
    internal const string Notify = "notify_flags";
    internal const string Status = "status";
    internal const string Action = "action";
    internal const string DiagnosticType = "diag_type";
    internal const string DiagnosticText = "diag_text";
    internal const string MtaType = "mta_type";
    internal const string MtaName = "mta_mname";
    internal const string Reason = "reason";

    /// <summary>The entry as it is appended to a log file.</summary>
    /// <param name="entry">The recipient's state.</param>
    /// <param name="withOldForm">Also write the line that Postfix before 2.1 understands.</param>
    public static string Format(RecipientLogEntry entry, bool withOldForm)
    {
        StringBuilder text = new("\n");
        if (withOldForm)
            text.Append('<').Append(entry.Recipient).Append(">: ").Append(entry.Reason).Append('\n');
        AppendLine(text, Recipient, entry.Recipient.Length == 0 ? "<>" : entry.Recipient);
        if (!entry.OriginalRecipient.Equals(entry.Recipient, StringComparison.OrdinalIgnoreCase))
            AppendLine(text, OriginalRecipient, entry.OriginalRecipient);
        if (entry.Offset > 0)
            AppendLine(text, Offset, entry.Offset.ToString(CultureInfo.InvariantCulture));
        AppendLine(text, DsnOriginalRecipient, entry.DsnOriginalRecipient);
        if (entry.Notify != 0)
            AppendLine(text, Notify, ((int)entry.Notify).ToString(CultureInfo.InvariantCulture));
        AppendLine(text, Status, entry.Status);
        AppendLine(text, Action, entry.Action);
        AppendRemoteSide(text, entry);
        AppendLine(text, Reason, entry.Reason);
        return text.Append('\n').ToString();
    }

    private static void AppendRemoteSide(StringBuilder text, RecipientLogEntry entry)
    {
        if (entry.HasDiagnostic)
        {
            AppendLine(text, DiagnosticType, entry.DiagnosticType);
            AppendLine(text, DiagnosticText, entry.DiagnosticText);
        }
        if (entry.HasMta)
        {
            AppendLine(text, MtaType, entry.MtaType);
            AppendLine(text, MtaName, entry.MtaName);
        }
    }

    private static void AppendLine(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
            text.Append(name).Append('=').Append(value).Append('\n');
    }
}
