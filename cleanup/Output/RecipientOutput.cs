using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>Writes recipients to the queue file: aliases expanded, duplicates left out.</summary>
/// <param name="message">The message.</param>
/// <param name="output">Its queue file.</param>
/// <param name="aliases">Virtual aliases; null when there are none.</param>
/// <param name="reports">Tells about aliases that were expanded.</param>
/// <param name="options">Settings of recipients.</param>
internal sealed class RecipientOutput(
    Message message, QueueFileOutput output, VirtualAliases? aliases, AliasReports reports, RecipientOptions options)
{
    private readonly DuplicateFilter _written = new(options.DuplicateLimit);

    /// <summary>Recipient records written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes a recipient, or the members of the alias that it is.</summary>
    public void Write(EnvelopeRecipient recipient)
    {
        if (!message.MapsAddresses || aliases is null)
        {
            WriteOnce(recipient);
            return;
        }
        IReadOnlyList<string> members = aliases.Expand(message, recipient.Address);
        // The members are not probed: several answers to one probe would overwrite each other.
        if (members.Count > 1 && reports.ReportDeliverable(message, recipient))
            return;
        bool expanded = members.Count > 1 || members[0] != recipient.Address;
        NotifyFlags notify = recipient.Notify;
        if (expanded && notify.HasFlag(NotifyFlags.Success))
        {
            reports.ReportExpanded(message, recipient);
            notify = notify == NotifyFlags.Success ? NotifyFlags.Never : notify & ~NotifyFlags.Success;
        }
        foreach (string member in members)
            WriteOnce(recipient with { Address = member, Notify = notify });
    }

    private void WriteOnce(EnvelopeRecipient recipient)
    {
        // Different original addresses of one mailbox count as different recipients: its owner may care how mail was addressed.
        string identity = options.DistinguishOriginal
            ? $"{recipient.DsnOriginal}\n{(int)recipient.Notify}\n{recipient.Original}\n{recipient.Address}"
            : recipient.Address;
        if (!_written.Add(identity))
            return;
        if (recipient.Notify != NotifyFlags.None)
            output.WriteAttribute(QueueAttributeNames.NotifyFlags, $"{(int)recipient.Notify}");
        if (recipient.DsnOriginal.Length > 0)
            output.WriteAttribute(QueueAttributeNames.DsnOriginalRecipient, recipient.DsnOriginal);
        output.Write(RecordType.OriginalRecipient, recipient.Original);
        output.Write(RecordType.Recipient, recipient.Address);
        Count++;
    }
}
