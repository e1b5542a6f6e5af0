using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>
/// Collects the records that belong to one recipient, in the envelope or after the content: NOTIFY, ORCPT and original address come
/// first, the recipient itself last.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="addresses">Takes recipients.</param>
/// <param name="log">Hears about records that are ignored.</param>
internal sealed class RecipientRecords(Message message, EnvelopeAddresses addresses, CleanupLog log)
{
    private const int ExcerptLength = 200;

    private string? _original;
    private string? _dsnOriginal;
    private NotifyFlags _notify;

    /// <summary>Takes a record that belongs to a recipient; false when it does not.</summary>
    public bool TryProcess(in ClientRecord record)
    {
        switch (record.Meaning)
        {
            case RecordType.Recipient:
                WriteRecipient(record.Value);
                Reset();
                return true;
            case RecordType.DoneRecipient or RecordType.CancelledRecipient:
                Reset();
                return true;
            case RecordType.OriginalRecipient:
                Keep(ref _original, record.Value, "original recipient");
                return true;
            case RecordType.DsnOriginalRecipient:
                Keep(ref _dsnOriginal, record.Value, "DSN original recipient");
                return true;
            case RecordType.DsnNotify:
                KeepNotify(record.Value);
                return true;
            default:
                return false;
        }
    }

    private void WriteRecipient(string address)
    {
        if (message.Sender is null)
        {
            // A queue file without sender is more than the rest of the system could bear.
            log.Rejected(message, "envelope recipient precedes sender");
            message.Fail(Services.CleanupStatus.Bad);
            return;
        }
        addresses.WriteRecipient(address, _original, _dsnOriginal, _notify);
    }

    private void Keep(ref string? kept, string text, string what)
    {
        if (kept is not null)
            log.Ignored(message, $"ignoring out-of-order {what} record <{Excerpt(kept)}>");
        kept = text;
    }

    private void KeepNotify(string text)
    {
        if (_notify != NotifyFlags.None)
            log.Ignored(message, $"ignoring out-of-order DSN notify record <{(int)_notify}>");
        _notify = NotifyFlags.None;
        if (!DsnParameters.TryParseNotify(text, out NotifyFlags notify))
        {
            log.Ignored(message, $"ignoring malformed DSN notify record <{Excerpt(text)}>");
            return;
        }
        _notify = notify;
        message.QueueFlags |= (QueueFlags)((int)notify << 1);
    }

    private void Reset() => (_original, _dsnOriginal, _notify) = (null, null, NotifyFlags.None);

    private static string Excerpt(string text) => ByteText.Printable(text.Length > ExcerptLength ? text[..ExcerptLength] : text);
}
