namespace Postfix.Ipc;

/// <summary>What a server says about itself before it reads anything (contract: attributes.md, section 8).</summary>
public static class Announcement
{
    /// <summary>anvil(8); the only service with plain encoding.</summary>
    public const string Anvil = "anvil_protocol";

    /// <summary>bounce(8), defer(8), trace(8).</summary>
    public const string DeliveryStatus = "delivery_status_protocol";

    /// <summary>cleanup(8); its queue id follows in the same list.</summary>
    public const string Cleanup = "cleanup_protocol";

    /// <summary>All delivery agents.</summary>
    public const string DeliveryRequest = "delivery_request_protocol";

    /// <summary>postdrop(1) on its standard output; its queue id follows in the same list.</summary>
    public const string Postdrop = "postdrop_protocol";

    /// <summary>nbdb_reindexd(8).</summary>
    public const string Reindex = "nbdb_reindex";

    /// <summary>proxymap(8), proxywrite(8).</summary>
    public const string Proxymap = "proxymap_protocol";

    /// <summary>flush(8).</summary>
    public const string QueueFlush = "queue_flush_protocol";

    /// <summary>showq(8).</summary>
    public const string MailQueueList = "mail_queue_list_protocol";

    /// <summary>trivial-rewrite(8).</summary>
    public const string TrivialRewrite = "trivial_rewrite_protocol";

    /// <summary>verify(8); the misspelling is on the wire.</summary>
    public const string Verify = "address_verification_prrotocol";

    /// <summary>Announces <paramref name="protocol"/> and sends it.</summary>
    public static void Write(AttributeWriter writer, string protocol)
    {
        Compose(writer, protocol);
        writer.Flush();
    }

    /// <summary>Announces <paramref name="protocol"/>; it is sent with what follows, or when the channel waits for input.</summary>
    public static void Compose(AttributeWriter writer, string protocol)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("protocol", protocol);
        writer.End();
    }

    /// <summary>Reads an announcement that has nothing else in its list.</summary>
    /// <exception cref="AttributeException">The peer speaks something else.</exception>
    public static void Read(AttributeReader reader, string protocol, string peer)
    {
        ReadProtocol(reader, protocol, peer);
        reader.End();
    }

    /// <summary>Reads the protocol attribute of an announcement; more may follow in the list.</summary>
    /// <exception cref="AttributeException">The peer speaks something else.</exception>
    public static void ReadProtocol(AttributeReader reader, string protocol, string peer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string announced = reader.ReadString("protocol", expected: protocol, maxLength: 100);
        if (announced != protocol)
            throw new AttributeException($"unexpected protocol {announced} from {peer} (expected: {protocol})");
    }
}
