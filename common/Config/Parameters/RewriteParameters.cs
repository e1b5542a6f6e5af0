namespace Postfix.Config;

/// <summary>Parameters of trivial-rewrite(8): address forms and routing.</summary>
public static class RewriteParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("rewrite");

    /// <summary>Whether an address may begin with a minus sign, which commands could take for an option.</summary>
    public static readonly Parameter<bool> AllowMinUser = Group.Bool("allow_min_user", "no");

    /// <summary>Whether user%domain means user@domain.</summary>
    public static readonly Parameter<bool> AllowPercentHack = Group.Bool("allow_percent_hack", "yes");

    /// <summary>Whether addresses without domain get @myorigin.</summary>
    public static readonly Parameter<bool> AppendAtMyorigin = Group.Bool("append_at_myorigin", "yes");

    /// <summary>Whether domains without a dot get .mydomain.</summary>
    public static readonly Parameter<bool> AppendDotMydomain =
        Group.Bool("append_dot_mydomain", "${{$compatibility_level} <level {1} ? {yes} : {no}}");

    /// <summary>Transport, and optionally next hop, of mail to other domains.</summary>
    public static readonly Parameter<string> DefaultTransport = Group.Text("default_transport", "smtp", minLength: 1);

    /// <summary>Key for the empty sender in sender_dependent_default_transport_maps.</summary>
    public static readonly Parameter<string> EmptyAddressDefaultTransportMapsLookupKey =
        Group.Text("empty_address_default_transport_maps_lookup_key", "<>");

    /// <summary>Key for the empty sender in sender_dependent_relayhost_maps.</summary>
    public static readonly Parameter<string> EmptyAddressRelayhostMapsLookupKey =
        Group.Text("empty_address_relayhost_maps_lookup_key", "<>", minLength: 1);

    /// <summary>Transport, and optionally next hop, of mail to mydestination.</summary>
    public static readonly Parameter<string> LocalTransport = Group.Text("local_transport", "local:$myhostname", minLength: 1);

    /// <summary>Transport, and optionally next hop, of mail to relay_domains.</summary>
    public static readonly Parameter<string> RelayTransport = Group.Text("relay_transport", "relay", minLength: 1);

    /// <summary>Tables of addresses that have moved; the sender is told where (relocated(5)).</summary>
    public static readonly Parameter<string> RelocatedMaps = Group.Text("relocated_maps", "");

    /// <summary>Whether "5.1.6 User has moved to" precedes what relocated_maps say.</summary>
    public static readonly Parameter<bool> RelocatedPrefixEnable = Group.Bool("relocated_prefix_enable", "yes");

    /// <summary>Whether @ and other routing characters inside quotes count.</summary>
    public static readonly Parameter<bool> ResolveDequotedAddress = Group.Bool("resolve_dequoted_address", "yes");

    /// <summary>Whether user@ is taken as local.</summary>
    public static readonly Parameter<bool> ResolveNullDomain = Group.Bool("resolve_null_domain", "no");

    /// <summary>Whether user@192.0.2.1 is taken as user@[192.0.2.1].</summary>
    public static readonly Parameter<bool> ResolveNumericDomain = Group.Bool("resolve_numeric_domain", "no");

    /// <summary>Tables that give a default_transport by sender.</summary>
    public static readonly Parameter<string> SenderDependentDefaultTransportMaps =
        Group.Text("sender_dependent_default_transport_maps", "");

    /// <summary>Tables that give a relayhost by sender.</summary>
    public static readonly Parameter<string> SenderDependentRelayhostMaps = Group.Text("sender_dependent_relayhost_maps", "");

    /// <summary>Whether "User unknown" tells in which table.</summary>
    public static readonly Parameter<bool> ShowUserUnknownTableName = Group.Bool("show_user_unknown_table_name", "yes");

    /// <summary>Whether site!user means user@site.</summary>
    public static readonly Parameter<bool> SwapBangpath = Group.Bool("swap_bangpath", "yes");

    /// <summary>Tables that give transport and next hop by recipient (transport(5)).</summary>
    public static readonly Parameter<string> TransportMaps = Group.Text("transport_maps", "");

    /// <summary>Domains in which every address is an alias.</summary>
    public static readonly Parameter<string> VirtualAliasDomains = Group.Text("virtual_alias_domains", "$virtual_alias_maps");

    /// <summary>Transport, and optionally next hop, of mail to virtual_mailbox_domains.</summary>
    public static readonly Parameter<string> VirtualTransport = Group.Text("virtual_transport", "virtual", minLength: 1);
}
