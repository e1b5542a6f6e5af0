using System.Globalization;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// Recognises the entries of a bounce, defer or trace log, line by line. Entries are separated by empty lines; the form of
/// Postfix before 2.1 (<c>&lt;recipient&gt;: reason</c>) is understood too, and may stand in the same entry.
/// </summary>
public sealed class RecipientLogParser
{
    private const string NullRecipient = "(MAILER-DAEMON)";
    private readonly RecipientLogEntry _blank;
    private RecipientLogEntry? _current;

    /// <param name="isDeferLog">Old entries in a defer log mean "delayed", elsewhere "failed".</param>
    public RecipientLogParser(bool isDeferLog)
    {
        _blank = new RecipientLogEntry
        {
            Recipient = "(recipient address unavailable)",
            Status = isDeferLog ? "4.0.0" : "5.0.0",
            Action = isDeferLog ? "delayed" : "failed",
            Reason = "(description unavailable)",
        };
    }

    /// <summary>What was wrong with the last line, or null. The rest of its entry is usable.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Takes the next line, without its newline; returns the entry that this line ends, if it ends one.</summary>
    public RecipientLogEntry? Take(string line)
    {
        Complaint = null;
        if (line.Length == 0)
        {
            RecipientLogEntry? finished = _current;
            _current = null;
            return finished;
        }
        string text = ByteText.Printable(line, '?');
        _current ??= _blank;
        if (char.IsAsciiLetterOrDigit(text[0]))
            TakeAttribute(_current, text);
        else
            TakeOldForm(_current, text);
        return null;
    }

    private void TakeAttribute(RecipientLogEntry entry, string line)
    {
        int equals = line.IndexOf('=');
        if (equals < 0)
        {
            Complaint = "malformed record: missing '=' after attribute name";
            return;
        }
        string name = line[..equals].TrimEnd(' ', '\t');
        string value = line[(equals + 1)..].Trim(' ', '\t');
        _current = With(entry, name, value);
        if (_current is null)
        {
            Complaint = $"unknown attribute name: {name}, ignored";
            _current = entry;
        }
    }

    private RecipientLogEntry? With(RecipientLogEntry entry, string name, string value) => name switch
    {
        RecipientLogFormat.Recipient => entry with { Recipient = AddressOrNull(value) },
        RecipientLogFormat.OriginalRecipient => entry with { OriginalRecipient = AddressOrNull(value) },
        RecipientLogFormat.DsnOriginalRecipient => entry with { DsnOriginalRecipient = value },
        RecipientLogFormat.Offset => entry with { Offset = PositiveNumber(value) },
        RecipientLogFormat.Notify => entry with { Notify = NotifyValue(value) },
        RecipientLogFormat.Status => entry with { Status = value.Length > 0 ? value : _blank.Status },
        RecipientLogFormat.Action => entry with { Action = value.Length > 0 ? value : _blank.Action },
        RecipientLogFormat.DiagnosticType => entry with { DiagnosticType = value },
        RecipientLogFormat.DiagnosticText => entry with { DiagnosticText = value },
        RecipientLogFormat.MtaType => entry with { MtaType = value },
        RecipientLogFormat.MtaName => entry with { MtaName = value },
        RecipientLogFormat.Reason => entry with { Reason = value.Length > 0 ? value : _blank.Reason },
        _ => null,
    };

    private void TakeOldForm(RecipientLogEntry entry, string line)
    {
        int end = line[0] == '<' ? line.IndexOf(">: ", StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            Complaint = $"malformed record: {(line.Length > 30 ? line[..30] : line)}...";
            return;
        }
        string reason = line[(end + 3)..].TrimStart(' ', '\t');
        _current = entry with
        {
            Recipient = AddressOrNull(line[1..end]),
            Reason = reason.Length > 0 ? reason : _blank.Reason,
        };
    }

    private static string AddressOrNull(string value) => value.Length > 0 ? value : NullRecipient;

    private static long PositiveNumber(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    private static NotifyFlags NotifyValue(string value)
    {
        NotifyFlags flags = (NotifyFlags)PositiveNumber(value);
        // "never" excludes all the others (RFC 3461 section 4.1).
        const NotifyFlags others = NotifyFlags.Success | NotifyFlags.Failure | NotifyFlags.Delay;
        bool isValid = flags == NotifyFlags.Never || (flags & ~others) == 0;
        return isValid ? flags : 0;
    }
}
