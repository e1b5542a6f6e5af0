namespace Postfix.Config;

/// <summary>Parameters of virtual(8), the delivery to mailboxes of virtual domains.</summary>
public static class VirtualParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("virtual");

    /// <summary>Tables that change status code and text of deliveries by virtual(8).</summary>
    public static readonly Parameter<string> DeliveryStatusFilter =
        Group.Text("virtual_delivery_status_filter", "$default_delivery_status_filter");

    /// <summary>Tables that give the group of a mailbox.</summary>
    public static readonly Parameter<string> GidMaps = Group.Text("virtual_gid_maps", "");

    /// <summary>Directory that all mailbox paths are below.</summary>
    public static readonly Parameter<string> MailboxBase = Group.Text("virtual_mailbox_base", "", minLength: 1);

    /// <summary>Domains whose mail is delivered to virtual mailboxes.</summary>
    public static readonly Parameter<string> MailboxDomains = Group.Text("virtual_mailbox_domains", "$virtual_mailbox_maps");

    /// <summary>Largest mailbox, or maildir message, in bytes; 0 is no limit.</summary>
    public static readonly Parameter<long> MailboxLimit = Group.Long("virtual_mailbox_limit", "51200000");

    /// <summary>How a mailbox is locked: flock, fcntl, dotlock.</summary>
    public static readonly Parameter<string> MailboxLock = Group.Text("virtual_mailbox_lock", "fcntl, dotlock", minLength: 1);

    /// <summary>Tables of all recipients in these domains, with the paths of their mailboxes.</summary>
    public static readonly Parameter<string> MailboxMaps = Group.Text("virtual_mailbox_maps", "");

    /// <summary>Lowest user id that virtual_uid_maps may give.</summary>
    public static readonly Parameter<int> MinimumUid = Group.Number("virtual_minimum_uid", "100", min: 1);

    /// <summary>Tables that give the owner of a mailbox.</summary>
    public static readonly Parameter<string> UidMaps = Group.Text("virtual_uid_maps", "");
}
