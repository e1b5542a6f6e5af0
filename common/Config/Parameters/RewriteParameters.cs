#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of trivial-rewrite(8): address forms and routing.</summary>
public static class RewriteParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("rewrite");

    public static readonly Parameter<bool> AllowMinUser = Group.Bool("allow_min_user", "no");

    public static readonly Parameter<bool> AllowPercentHack = Group.Bool("allow_percent_hack", "yes");

    public static readonly Parameter<bool> AppendAtMyorigin = Group.Bool("append_at_myorigin", "yes");

    public static readonly Parameter<bool> AppendDotMydomain =
        Group.Bool("append_dot_mydomain", "${{$compatibility_level} <level {1} ? {yes} : {no}}");

    public static readonly Parameter<string> DefaultTransport = Group.Text("default_transport", "smtp", minLength: 1);

    public static readonly Parameter<string> EmptyAddressDefaultTransportMapsLookupKey =
        Group.Text("empty_address_default_transport_maps_lookup_key", "<>");

    public static readonly Parameter<string> EmptyAddressRelayhostMapsLookupKey =
        Group.Text("empty_address_relayhost_maps_lookup_key", "<>", minLength: 1);

    public static readonly Parameter<string> LocalTransport = Group.Text("local_transport", "local:$myhostname", minLength: 1);

    public static readonly Parameter<string> RelayTransport = Group.Text("relay_transport", "relay", minLength: 1);

    public static readonly Parameter<string> RelocatedMaps = Group.Text("relocated_maps", "");

    public static readonly Parameter<bool> RelocatedPrefixEnable = Group.Bool("relocated_prefix_enable", "yes");

    public static readonly Parameter<bool> ResolveDequotedAddress = Group.Bool("resolve_dequoted_address", "yes");

    public static readonly Parameter<bool> ResolveNullDomain = Group.Bool("resolve_null_domain", "no");

    public static readonly Parameter<bool> ResolveNumericDomain = Group.Bool("resolve_numeric_domain", "no");

    public static readonly Parameter<string> SenderDependentDefaultTransportMaps =
        Group.Text("sender_dependent_default_transport_maps", "");

    public static readonly Parameter<string> SenderDependentRelayhostMaps = Group.Text("sender_dependent_relayhost_maps", "");

    public static readonly Parameter<bool> ShowUserUnknownTableName = Group.Bool("show_user_unknown_table_name", "yes");

    public static readonly Parameter<bool> SwapBangpath = Group.Bool("swap_bangpath", "yes");

    public static readonly Parameter<string> TransportMaps = Group.Text("transport_maps", "");

    public static readonly Parameter<string> VirtualAliasDomains = Group.Text("virtual_alias_domains", "$virtual_alias_maps");

    public static readonly Parameter<string> VirtualTransport = Group.Text("virtual_transport", "virtual", minLength: 1);
}
