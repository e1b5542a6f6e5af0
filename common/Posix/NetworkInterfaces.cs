using System.Net;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Addresses of this machine's network interfaces.</summary>
public static class NetworkInterfaces
{
    private const uint IFF_UP = 1;
    private const int Ip4Size = 16;
    private const int Ip6Size = 28;

    /// <summary>The addresses and netmasks of all interfaces that are up.</summary>
    public static unsafe IReadOnlyList<(IPAddress Address, IPAddress Netmask)> Addresses()
    {
        LastError.ThrowIfNegative(LibC.getifaddrs(out InterfaceAddress* list), "getifaddrs");
        try
        {
            var addresses = new List<(IPAddress, IPAddress)>();
            for (InterfaceAddress* item = list; item is not null; item = item->ifa_next)
            {
                if ((item->ifa_flags & IFF_UP) != 0 && Read(item->ifa_addr) is { } address && Read(item->ifa_netmask) is { } mask)
                    addresses.Add((address, mask));
            }
            return addresses;
        }
        finally
        {
            LibC.freeifaddrs(list);
        }
    }

    // Sound: the family, which every address has, tells how many bytes there are.
    private static unsafe IPAddress? Read(byte* address)
    {
        if (address is null)
            return null;
        int size = *(ushort*)address switch { LibC.AF_INET => Ip4Size, LibC.AF_INET6 => Ip6Size, _ => 0 };
        return SocketAddress.Read(new ReadOnlySpan<byte>(address, size))?.Address;
    }
}
