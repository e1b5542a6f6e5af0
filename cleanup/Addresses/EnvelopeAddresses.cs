using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Rewrites the sender and the recipients of the message's envelope, and adds automatic recipients.</summary>
/// <param name="message">The message.</param>
/// <param name="rules">How addresses are rewritten.</param>
/// <param name="output">The queue file.</param>
/// <param name="recipients">Its recipients.</param>
/// <param name="log">Hears about trouble.</param>
internal sealed class EnvelopeAddresses(
    Message message, RewritingRules rules, QueueFileOutput output, RecipientOutput recipients, CleanupLog log)
{
    private const string MailerDaemon = "MAILER-DAEMON";

    /// <summary>Takes the sender.</summary>
    public void WriteSender(string address)
    {
        string canonical = rules.Canonical.CompleteInternal(address);
        string sender = Map(IsMailerDaemon(canonical) ? "" : canonical, AddressUse.EnvelopeSender);
        if (NeedsUtf8(sender))
            message.NoteUtf8(Smtputf8Flags.Sender);
        output.Write(RecordType.Sender, sender);
        message.Sender = sender;
        AddBcc(rules.SenderBcc, sender);
    }

    /// <summary>Takes a recipient as it stands in the envelope.</summary>
    /// <param name="address">The address.</param>
    /// <param name="original">Original address of a message that is queued again; null when there is none.</param>
    /// <param name="dsnOriginal">ORCPT; null when there is none.</param>
    /// <param name="notify">NOTIFY.</param>
    public void WriteRecipient(string address, string? original, string? dsnOriginal, NotifyFlags notify)
    {
        string recipient = RewriteRecipient(address.Length > 0 ? address : rules.NullRecipient);
        NoteRecipientUtf8(recipient);
        dsnOriginal ??= recipient.Length == 0 ? "" : $"{DsnAddressType(recipient)};{recipient}";
        recipients.Write(new(dsnOriginal, notify, original ?? address, recipient));
        message.LastRecipient = recipient;
        AddBcc(rules.RecipientBcc, recipient);
    }

    /// <summary>Adds a recipient that nobody hears of.</summary>
    public void WriteBlindCopy(string address)
    {
        string recipient = RewriteRecipient(address);
        NoteRecipientUtf8(recipient);
        recipients.Write(new("", NotifyFlags.Never, recipient, recipient));
    }

    private string RewriteRecipient(string address) =>
        Map(rules.Canonical.CompleteInternal(address), AddressUse.EnvelopeRecipient);

    private string Map(string canonical, AddressUse use) =>
        EmailAddress.Unquote(rules.Mappings.Apply(message, use, EmailAddress.Quote(canonical)));

    /// <summary>Mail from our own mailer daemon is a bounce that somebody sent on: it is treated as what it was.</summary>
    private bool IsMailerDaemon(string canonical) =>
        ByteText.StartsWithIgnoreCase(canonical, MailerDaemon + "@")
        && ByteText.FoldCase(canonical) == ByteText.FoldCase(rules.Canonical.CompleteInternal(MailerDaemon));

    private void AddBcc(AddressMaps? table, string address)
    {
        if (table is null || address.Length == 0 || !message.Flags.HasFlag(CleanupFlags.AddBcc))
            return;
        LookupResult bcc = table.Find(address).Result;
        if (bcc.IsFound)
            WriteBlindCopy(bcc.Value);
        else if (bcc.IsFailed)
        {
            log.LookupProblem(message, table.Maps.Title);
            message.Fail(CleanupStatus.Write);
        }
    }

    private void NoteRecipientUtf8(string recipient)
    {
        if (NeedsUtf8(recipient))
            message.NoteUtf8(Smtputf8Flags.None);
    }

    private bool NeedsUtf8(string address) => rules.DetectsUtf8 && !ByteText.IsAscii(address) && ByteText.IsUtf8(address);

    private string DsnAddressType(string address) =>
        !ByteText.IsAscii(address) && message.Smtputf8.HasFlag(Smtputf8Flags.Requested) ? "utf-8" : "rfc822";
}
