using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>
/// The queue manager's order to a delivery agent: a message, a next hop and recipients (contract: services.md, section 3).
/// </summary>
public sealed record DeliverRequest
{
    /// <summary>Most recipients that a request may announce; the queue manager's own limits are far below.</summary>
    public const int RecipientLimit = 1_000_000;

    /// <summary>What to do.</summary>
    public DeliverRequestFlags Flags { get; init; }

    /// <summary>Queue that holds the file; "active".</summary>
    public required string QueueName { get; init; }

    /// <summary>The message's queue id.</summary>
    public required string QueueId { get; init; }

    /// <summary>Where the content starts in the queue file.</summary>
    public long DataOffset { get; init; }

    /// <summary>Size of the content, in bytes.</summary>
    public long DataSize { get; init; }

    /// <summary>Next-hop destination.</summary>
    public required string Nexthop { get; init; }

    /// <summary>"7bit", "8bit" or empty.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>SMTPUTF8 bits: 1 requested, 2 header, 4 sender, 8 recipient.</summary>
    public int Smtputf8 { get; init; }

    /// <summary>Envelope sender, internal form; empty is the null sender.</summary>
    public string Sender { get; init; } = "";

    /// <summary>ENVID of RFC 3461.</summary>
    public string EnvelopeId { get; init; } = "";

    /// <summary>RET of RFC 3461: 0 none, 1 FULL, 2 HDRS.</summary>
    public int ReturnFlags { get; init; }

    /// <summary>Time stamps; agents fill in the last ones.</summary>
    public MessageTimes Times { get => field ??= new(); init; }

    /// <summary>Where the message came from.</summary>
    public ClientOrigin Client { get; init; } = ClientOrigin.None;

    /// <summary>Who submitted it.</summary>
    public SaslIdentity Sasl { get; init; } = SaslIdentity.None;

    /// <summary>Original queue id, for XFORWARD IDENT.</summary>
    public string LogIdentity { get; init; } = "";

    /// <summary>"local", "remote" or a domain.</summary>
    public string RewriteContext { get; init; } = "";

    /// <summary>The recipients, at least one.</summary>
    public required IReadOnlyList<DeliverRecipient> Recipients { get; init; }

    /// <summary>Writes the request and all recipient lists; does not flush.</summary>
    public void Write(AttributeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteMessage(writer);
        writer.Write("recipient_count", Recipients.Count);
        writer.End();
        for (int index = 0; index < Recipients.Count; index++)
        {
            Recipients[index].Write(writer);
            writer.End();
        }
    }

    /// <summary>Reads a request with its recipients.</summary>
    /// <exception cref="AttributeException">The request is malformed.</exception>
    public static DeliverRequest Read(AttributeReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<DeliverRecipient> recipients = [];
        DeliverRequest request = ReadMessage(reader, recipients);
        int count = reader.ReadInt("recipient_count");
        if (count is < 0 or > RecipientLimit)
            throw new AttributeException($"bad recipient count {count} in delivery request");
        reader.End();
        recipients.EnsureCapacity(Math.Min(count, 100));
        for (int index = 0; index < count; index++)
        {
            recipients.Add(DeliverRecipient.Read(reader));
            reader.End();
        }
        return request;
    }

    private void WriteMessage(AttributeWriter writer)
    {
        writer.Write("flags", (int)Flags);
        writer.Write("queue_name", QueueName);
        writer.Write("queue_id", QueueId);
        writer.Write("offset", DataOffset);
        writer.Write("size", DataSize);
        writer.Write("nexthop", Nexthop);
        writer.Write("encoding", Encoding);
        writer.Write("smtputf8", Smtputf8);
        writer.Write("sender", Sender);
        writer.Write("envelope_id", EnvelopeId);
        writer.Write("ret_flags", ReturnFlags);
        Span<byte> times = stackalloc byte[MessageTimes.WireSize];
        Times.Format(times);
        writer.WriteData("time", times);
        Client.Write(writer);
        Sasl.Write(writer);
        writer.Write("log_ident", LogIdentity);
        writer.Write("rewrite_context", RewriteContext);
    }

    private static DeliverRequest ReadMessage(AttributeReader reader, List<DeliverRecipient> recipients) => new()
    {
        Flags = (DeliverRequestFlags)reader.ReadInt("flags"),
        QueueName = reader.ReadString("queue_name", maxLength: 100),
        QueueId = reader.ReadString("queue_id", maxLength: 255),
        DataOffset = reader.ReadLong("offset"),
        DataSize = reader.ReadLong("size"),
        Nexthop = reader.ReadString("nexthop"),
        Encoding = reader.ReadString("encoding"),
        Smtputf8 = reader.ReadInt("smtputf8"),
        Sender = reader.ReadString("sender"),
        EnvelopeId = reader.ReadString("envelope_id"),
        ReturnFlags = reader.ReadInt("ret_flags"),
        Times = ReadTimes(reader),
        Client = ClientOrigin.Read(reader),
        Sasl = SaslIdentity.Read(reader),
        LogIdentity = reader.ReadString("log_ident"),
        RewriteContext = reader.ReadString("rewrite_context"),
        Recipients = recipients,
    };

    private static MessageTimes ReadTimes(AttributeReader reader)
    {
        Span<byte> times = stackalloc byte[1024];
        try
        {
            return MessageTimes.FromWire(times[..reader.ReadData("time", times)]);
        }
        catch (FormatException error)
        {
            throw new AttributeException(error.Message);
        }
    }
}
