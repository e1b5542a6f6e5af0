using Postfix.Mail;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.QueueManager.Delivery;

/// <summary>Puts a selected delivery into the words of the request to an agent (contract: services.md, section 3).</summary>
internal sealed class DeliveryRequestBuilder(bool usesSmtputf8)
{
    /// <summary>Flags that a system of this level understands.</summary>
    private const Smtputf8Flags KnownSmtputf8 =
        Smtputf8Flags.Requested | Smtputf8Flags.Header | Smtputf8Flags.Sender | Smtputf8Flags.Recipient;

    /// <summary>The request for a delivery.</summary>
    public DeliverRequest Build(DeliveryEntry entry)
    {
        MessageEntry message = entry.Message;
        MessageEnvelope envelope = message.Envelope;
        return new DeliverRequest
        {
            Flags = FlagsFor(entry),
            QueueName = QueueName.Active.Value,
            QueueId = message.QueueId.Value,
            DataOffset = envelope.Size.ContentOffset,
            DataSize = envelope.Size.MessageBytes,
            Nexthop = entry.Destination.Nexthop,
            Encoding = envelope.Encoding,
            Smtputf8 = (int)Smtputf8For(entry),
            Sender = SenderFor(entry),
            EnvelopeId = envelope.EnvelopeId,
            ReturnFlags = (int)envelope.Return,
            Times = message.Times,
            Client = envelope.Client,
            Sasl = envelope.Sasl,
            LogIdentity = envelope.LogIdentity,
            RewriteContext = envelope.RewriteContext,
            Recipients = entry.Recipients,
        };
    }

    private static DeliverRequestFlags FlagsFor(DeliveryEntry entry)
    {
        MessageEnvelope envelope = entry.Message.Envelope;
        DeliverRequestFlags marks = envelope.IsInspected ? DeliverRequestFlags.MarkBounce : DeliverRequestFlags.Default;
        return envelope.TraceFlags | (DeliverRequestFlags)entry.Destination.Reuse.RequestFlags | marks;
    }

    private Smtputf8Flags Smtputf8For(DeliveryEntry entry)
    {
        Smtputf8Flags flags = entry.Message.Envelope.Size.Smtputf8 & KnownSmtputf8;
        foreach (DeliverRecipient recipient in entry.Recipients)
        {
            if (!usesSmtputf8 || ByteText.IsAscii(recipient.Address) || !ByteText.IsUtf8(recipient.Address))
                continue;
            flags |= Smtputf8Flags.Recipient;
            if (entry.Message.Envelope.VerpDelimiters is not null)
                flags |= Smtputf8Flags.Sender;
        }
        return flags;
    }

    /// <summary>With VERP there is one recipient, and the sender names it in the form that the list knows.</summary>
    private static string SenderFor(DeliveryEntry entry)
    {
        string sender = entry.Message.Envelope.Sender ?? "";
        if (entry.Message.Envelope.VerpDelimiters is not { } delimiters)
            return sender;
        DeliverRecipient recipient = entry.Recipients[0];
        string known = recipient.OriginalAddress.Length > 0 ? recipient.OriginalAddress : recipient.Address;
        return VerpAddress.Expand(sender, delimiters, known);
    }
}
