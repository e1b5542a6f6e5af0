using System.Net;
using System.Net.Sockets;
using Postfix.Posix;

namespace Postfix.Net;

/// <summary>Reading of inet_protocols, and what follows from it.</summary>
public static class InetProtocolNames
{
    /// <summary>
    /// Reads a list of "ipv4", "ipv6" and "all"; protocols that the kernel does not have are left out. An empty list is a system
    /// that uses no network.
    /// </summary>
    /// <exception cref="FormatException">An unknown name.</exception>
    public static InetProtocols Parse(string text)
    {
        InetProtocols protocols = InetProtocols.None;
        foreach (string name in text.Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            protocols |= name switch
            {
                "all" => InetProtocols.All,
                "ipv4" => InetProtocols.Ip4,
                "ipv6" => InetProtocols.Ip6,
                _ => throw new FormatException($"unknown inet_protocols value \"{name}\" in \"{text}\""),
            };
        }
        return protocols & NetworkInterfaces.SupportedFamilies().Aggregate(InetProtocols.None, (all, family) => all | Of(family));
    }

    /// <summary>True when addresses of that kind may be used.</summary>
    public static bool Allow(this InetProtocols protocols, IPAddress address) => (protocols & Of(address.AddressFamily)) != 0;

    /// <summary>What to ask a name service for, so that it need not look for addresses that may not be used.</summary>
    public static AddressFamily Family(this InetProtocols protocols) => protocols switch
    {
        InetProtocols.Ip4 => AddressFamily.InterNetwork,
        InetProtocols.Ip6 => AddressFamily.InterNetworkV6,
        _ => AddressFamily.Unspecified,
    };

    private static InetProtocols Of(AddressFamily family) =>
        family == AddressFamily.InterNetworkV6 ? InetProtocols.Ip6 : InetProtocols.Ip4;
}
