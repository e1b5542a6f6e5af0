#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of virtual(8), the delivery to mailboxes of virtual domains.</summary>
public static class VirtualParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("virtual");

    public static readonly Parameter<string> DeliveryStatusFilter =
        Group.Text("virtual_delivery_status_filter", "$default_delivery_status_filter");

    public static readonly Parameter<string> GidMaps = Group.Text("virtual_gid_maps", "");

    public static readonly Parameter<string> MailboxBase = Group.Text("virtual_mailbox_base", "", minLength: 1);

    public static readonly Parameter<string> MailboxDomains = Group.Text("virtual_mailbox_domains", "$virtual_mailbox_maps");

    public static readonly Parameter<long> MailboxLimit = Group.Long("virtual_mailbox_limit", "51200000");

    public static readonly Parameter<string> MailboxLock = Group.Text("virtual_mailbox_lock", "fcntl, dotlock", minLength: 1);

    public static readonly Parameter<string> MailboxMaps = Group.Text("virtual_mailbox_maps", "");

    public static readonly Parameter<int> MinimumUid = Group.Number("virtual_minimum_uid", "100", min: 1);

    public static readonly Parameter<string> UidMaps = Group.Text("virtual_uid_maps", "");
}
