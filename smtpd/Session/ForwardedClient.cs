namespace Postfix.Smtpd.Session;

/// <summary>
/// Where a message came from before a filter passed it on to us (XFORWARD); for logs and for the next hop, never for access
/// control. Attributes that were not forwarded are not taken from the session at hand.
/// </summary>
internal sealed record ForwardedClient
{
    private const string Unknown = ClientIdentity.Unknown;

    public string Name { get; init; } = Unknown;

    /// <summary>Address for the log, without prefix.</summary>
    public string Address { get; init; } = Unknown;

    /// <summary>Address as headers write it.</summary>
    public string ProtocolAddress { get; init; } = Unknown;

    public string Port { get; init; } = Unknown;

    public string Protocol { get; init; } = Unknown;

    public string? HeloName { get; init; }

    /// <summary>Queue id at the system before.</summary>
    public string? Ident { get; init; }

    /// <summary>Rewrite context, <c>local</c> or <c>remote</c>.</summary>
    public string? RewriteContext { get; init; }

    /// <summary>Whether anything about the client was forwarded, not only the queue id or the rewrite context.</summary>
    public bool HasClient { get; init; }

    public bool LogsPort { get; init; }

    /// <summary><c>name[address]</c>; the name alone when there is no address.</summary>
    public string NameAddress => Address == Unknown ? Name : LogsPort ? $"{Name}[{Address}]:{Port}" : $"{Name}[{Address}]";
}
