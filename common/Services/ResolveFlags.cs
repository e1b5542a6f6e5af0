namespace Postfix.Services;

/// <summary>What trivial-rewrite(8) found out about an address (contract: services.md, section 4).</summary>
[Flags]
public enum ResolveFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>This system is the final destination.</summary>
    Final = 1,

    /// <summary>Sender-specified routing ('%', '!', '@a:').</summary>
    Routed = 2,

    /// <summary>Bad address syntax.</summary>
    Error = 4,

    /// <summary>A lookup failed; the other fields mean nothing.</summary>
    Fail = 8,

    /// <summary>Class local: domain in mydestination or on an own address.</summary>
    ClassLocal = 256,

    /// <summary>Class virtual alias: virtual_alias_domains.</summary>
    ClassAlias = 512,

    /// <summary>Class virtual mailbox: virtual_mailbox_domains.</summary>
    ClassVirtual = 1024,

    /// <summary>Class relay: relay_domains.</summary>
    ClassRelay = 2048,

    /// <summary>Class default: everything else.</summary>
    ClassDefault = 4096,
}
