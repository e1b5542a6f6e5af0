using System.Net;
using System.Net.Sockets;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Addresses of this machine's network interfaces.</summary>
public static class NetworkInterfaces
{
    private const uint IFF_UP = 1;
    private const int Ip4Size = 16;
    private const int Ip6Size = 28;

    /// <summary>The addresses and netmasks of all interfaces that are up.</summary>
    public static unsafe IReadOnlyList<InterfaceAddress> Addresses()
    {
        LastError.ThrowIfNegative(LibC.getifaddrs(out InterfaceEntry* list), "getifaddrs");
        try
        {
            var addresses = new List<InterfaceAddress>();
            for (InterfaceEntry* item = list; item is not null; item = item->ifa_next)
            {
                if ((item->ifa_flags & IFF_UP) != 0 && Read(item->ifa_addr) is { } address && Read(item->ifa_netmask) is { } mask)
                    addresses.Add(new InterfaceAddress(address, mask));
            }
            return addresses;
        }
        finally
        {
            LibC.freeifaddrs(list);
        }
    }

    /// <summary>The address families that the kernel has; IPv6 may be switched off.</summary>
    public static IReadOnlyList<AddressFamily> SupportedFamilies()
    {
        var families = new List<AddressFamily>();
        if (IsSupported(LibC.AF_INET))
            families.Add(AddressFamily.InterNetwork);
        if (IsSupported(LibC.AF_INET6))
            families.Add(AddressFamily.InterNetworkV6);
        return families;
    }

    private static bool IsSupported(int family)
    {
        using var socket = new FileDescriptor(LibC.socket(family, LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC, 0));
        return !socket.IsInvalid;
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
