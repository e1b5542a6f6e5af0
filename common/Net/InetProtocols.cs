namespace Postfix.Net;

/// <summary>The internet protocols that are in use (the parameter inet_protocols).</summary>
[Flags]
public enum InetProtocols
{
    /// <summary>None: no network at all.</summary>
    None = 0,

    /// <summary>IPv4.</summary>
    Ip4 = 1,

    /// <summary>IPv6.</summary>
    Ip6 = 2,

    /// <summary>Both.</summary>
    All = Ip4 | Ip6,
}
