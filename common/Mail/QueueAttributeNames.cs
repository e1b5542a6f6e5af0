using Postfix.Text;

namespace Postfix.Mail;

/// <summary>Names of the attributes that a queue file may hold.</summary>
public static class QueueAttributeNames
{
    /// <summary>When the queue file was made, in seconds since 1970.</summary>
    public const string CreateTime = "create_time";

    /// <summary>Which addresses are completed: <c>local</c> or <c>remote</c>.</summary>
    public const string RewriteContext = "rewrite_context";

    /// <summary>Body encoding: <c>7bit</c>, <c>8bit</c> or empty.</summary>
    public const string Encoding = "encoding";

    /// <summary>Queue id by which a filter or the system before knew the message.</summary>
    public const string LogIdent = "log_ident";

    /// <summary>Where the message came from, for logs and delivery.</summary>
    public const string LogMessageOrigin = "log_message_origin";

    /// <summary>Client name for logs.</summary>
    public const string LogClientName = "log_client_name";

    /// <summary>Client address for logs.</summary>
    public const string LogClientAddress = "log_client_address";

    /// <summary>Client port for logs.</summary>
    public const string LogClientPort = "log_client_port";

    /// <summary>HELO name for logs.</summary>
    public const string LogHeloName = "log_helo_name";

    /// <summary>Protocol for logs.</summary>
    public const string LogProtocolName = "log_protocol_name";

    /// <summary>Verified name of the client at hand.</summary>
    public const string ClientName = "client_name";

    /// <summary>Unverified name of the client at hand.</summary>
    public const string ReverseClientName = "reverse_client_name";

    /// <summary>Address of the client at hand.</summary>
    public const string ClientAddress = "client_address";

    /// <summary>Port of the client at hand.</summary>
    public const string ClientPort = "client_port";

    /// <summary>Address family of the client at hand: 2 is IPv4, 10 is IPv6.</summary>
    public const string ClientAddressType = "client_address_type";

    /// <summary>Own address that the client connected to.</summary>
    public const string ServerAddress = "server_address";

    /// <summary>Own port that the client connected to.</summary>
    public const string ServerPort = "server_port";

    /// <summary>HELO name of the client at hand.</summary>
    public const string HeloName = "helo_name";

    /// <summary>Protocol of the client at hand.</summary>
    public const string ProtocolName = "protocol_name";

    /// <summary>SASL mechanism.</summary>
    public const string SaslMethod = "sasl_method";

    /// <summary>SASL login name.</summary>
    public const string SaslUsername = "sasl_username";

    /// <summary>The AUTH parameter of MAIL FROM.</summary>
    public const string SaslSender = "sasl_sender";

    /// <summary>What a trace service is to report.</summary>
    public const string TraceFlags = "trace_flags";

    /// <summary>ENVID parameter.</summary>
    public const string EnvelopeId = "envelope_id";

    /// <summary>RET parameter, <see cref="Mail.ReturnFlags"/>.</summary>
    public const string ReturnFlags = "ret_flags";

    /// <summary>ORCPT parameter, decoded, <c>type;address</c>.</summary>
    public const string DsnOriginalRecipient = "dsn_orig_rcpt";

    /// <summary>NOTIFY parameter, <see cref="Mail.NotifyFlags"/>.</summary>
    public const string NotifyFlags = "notify_flags";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_known = new HashSet<string>
    {
        CreateTime, RewriteContext, Encoding, LogIdent, LogMessageOrigin, LogClientName, LogClientAddress, LogClientPort, LogHeloName,
        LogProtocolName, ClientName, ReverseClientName, ClientAddress, ClientPort, ClientAddressType, ServerAddress, ServerPort, HeloName,
        ProtocolName, SaslMethod, SaslUsername, SaslSender, TraceFlags, EnvelopeId, ReturnFlags, DsnOriginalRecipient, NotifyFlags,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int s_longest = s_known.Set.Max(name => name.Length);

    /// <summary>A name as a string, which is made for unknown names only.</summary>
    public static string Find(ReadOnlySpan<byte> name)
    {
        if (name.Length > s_longest)
            return ByteText.FromBytes(name);
        Span<char> text = stackalloc char[name.Length];
        System.Text.Encoding.Latin1.GetChars(name, text);
        return s_known.TryGetValue(text, out string? known) ? known : text.ToString();
    }
}
