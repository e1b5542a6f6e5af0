namespace Postfix.Mail;

/// <summary>Which pieces of an address are searched for, in this order until one is found.</summary>
[Flags]
public enum AddressSearch
{
    /// <summary>The whole address: user+extension@domain.</summary>
    Full = 1 << 0,

    /// <summary>The address without its extension: user@domain; also wherever else the user is searched for.</summary>
    WithoutExtension = 1 << 1,

    /// <summary>user+extension, then user, when the domain is ours.</summary>
    UserIfLocal = 1 << 2,

    /// <summary>user+extension@, then user@, when the domain is ours.</summary>
    UserAtIfLocal = 1 << 3,

    /// <summary>@domain.</summary>
    AtDomain = 1 << 4,

    /// <summary>domain.</summary>
    Domain = 1 << 5,

    /// <summary>With <see cref="Domain"/>: then its parents, as "parent".</summary>
    ParentDomains = 1 << 6,

    /// <summary>With <see cref="Domain"/>: then its parents, as ".parent".</summary>
    DotParentDomains = 1 << 7,

    /// <summary>user+extension@, then user@, whatever the domain is.</summary>
    UserAt = 1 << 8,

    /// <summary>What canonical(5) and virtual(5) describe.</summary>
    Default = Full | WithoutExtension | UserIfLocal | AtDomain,
}
