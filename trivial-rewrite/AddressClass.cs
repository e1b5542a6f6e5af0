namespace Postfix.TrivialRewrite;

/// <summary>What kind of domain an address has (ADDRESS_CLASS_README).</summary>
internal enum AddressClass
{
    /// <summary>A mailbox of this system: mydestination.</summary>
    Local,

    /// <summary>All addresses are aliases: virtual_alias_domains.</summary>
    VirtualAlias,

    /// <summary>Mailboxes without system accounts: virtual_mailbox_domains.</summary>
    VirtualMailbox,

    /// <summary>Mail that is passed on for others: relay_domains.</summary>
    Relay,

    /// <summary>Everywhere else.</summary>
    Default,
}
