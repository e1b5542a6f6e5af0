using System.Net;
using System.Net.Sockets;
using Postfix.Net;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>The default of <c>mynetworks</c>: the networks that this host is in, or the host alone, by <c>mynetworks_style</c>.</summary>
internal static class OwnNetworks
{
    private const int Ip4Bits = 32;
    private const int Ip6Bits = 128;

    /// <summary>The patterns, without repetition, in the order of the interfaces.</summary>
    /// <exception cref="ConfigurationException">A parameter that this depends on has no valid value.</exception>
    public static string Patterns(Settings settings)
    {
        Func<InterfaceAddress, int> prefixLength = PrefixLengthOf(settings);
        IEnumerable<string> patterns = Interfaces(settings).Select(address => Pattern(address.Address, prefixLength(address)));
        return string.Join(' ', patterns.Distinct());
    }

    /// <summary>Throws when the default is needed and the style is none.</summary>
    /// <exception cref="ConfigurationException">There is no style of that name.</exception>
    public static void CheckStyle(Settings settings)
    {
        if (!settings.IsSet(MailParameters.MyNetworks.Name))
            _ = PrefixLengthOf(settings);
    }

    /// <summary>Throws when <c>inet_interfaces</c> names a host or an address that is not this system's.</summary>
    /// <exception cref="ConfigurationException">It does.</exception>
    public static void CheckInterfaces(Settings settings)
    {
        if (settings[MailParameters.InetInterfaces] is not ("all" or "loopback-only"))
            _ = Interfaces(settings);
    }

    private static Func<InterfaceAddress, int> PrefixLengthOf(Settings settings)
    {
        string style = settings[MailParameters.MyNetworksStyle];
        return style switch
        {
            "host" => static address => BitsOf(address.Address),
            "subnet" => static address => SubnetLength(address),
            "class" => static address => ClassLength(address),
            _ => throw BadStyle(style),
        };
    }

    private static ConfigurationException BadStyle(string style)
    {
        string name = MailParameters.MyNetworksStyle.Name;
        string? unknown = Tokens.SplitList(style).Find(word => word is not ("host" or "subnet" or "class"));
        return new ConfigurationException(
            unknown is null
                ? $"bad {name} value: {style}; specify exactly one value"
                : $"unknown mynetworks mask style value \"{unknown}\" in \"{style}\"",
            parameter: name);
    }

    private static IReadOnlyList<InterfaceAddress> Interfaces(Settings settings)
    {
        try
        {
            InetProtocols protocols = InetProtocolNames.Parse(settings[MailParameters.InetProtocols]);
            return InetInterfaces.Find(settings[MailParameters.InetInterfaces], protocols, Resolve).Interfaces;
        }
        catch (FormatException e)
        {
            throw new ConfigurationException(e.Message);
        }
    }

    /// <summary>Names in <c>inet_interfaces</c> are those of this host; /etc/hosts knows them.</summary>
    private static IReadOnlyList<IPAddress> Resolve(string name)
    {
        try
        {
            return System.Net.Dns.GetHostAddresses(name);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    private static string Pattern(IPAddress address, int length)
    {
        string block = Cidr.Around(new IPAddress(address.GetAddressBytes()), length).ToString();
        int slash = block.IndexOf('/');
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{block[..slash]}]{block[slash..]}" : block;
    }

    private static int BitsOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? Ip6Bits : Ip4Bits;

    private static int SubnetLength(InterfaceAddress address)
    {
        byte[] mask = address.Netmask.GetAddressBytes();
        int zeros = 0;
        for (int i = mask.Length - 1; i >= 0; i--)
        {
            zeros += byte.TrailingZeroCount(mask[i]);
            if (mask[i] != 0)
            {
                break;
            }
        }

        return mask.Length * 8 - zeros;
    }

    /// <summary>Classes A to D of RFC 791; IPv6 has none.</summary>
    private static int ClassLength(InterfaceAddress address)
    {
        if (address.Address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return SubnetLength(address);
        }

        return address.Address.GetAddressBytes()[0] switch
        {
            < 128 => 8,
            < 192 => 16,
            < 224 => 24,
            _ => 4,
        };
    }
}
