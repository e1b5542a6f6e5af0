namespace Postfix.Services;

/// <summary>What verify(8) knows about an address (contract: services.md, section 6).</summary>
public enum AddressStatus
{
    /// <summary>A delivery would succeed.</summary>
    Deliverable = 0,

    /// <summary>A delivery would be deferred.</summary>
    Deferred = 1,

    /// <summary>A delivery would bounce.</summary>
    Undeliverable = 2,

    /// <summary>A probe is under way.</summary>
    Probing = 3,
}
