using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The struct sockaddr forms: family in host order, port in network order, then the address.</summary>
internal static class SocketAddress
{
    /// <summary>Room for any of them.</summary>
    public const int MaximumSize = 128;

    private const int Ip4Size = 16;
    private const int Ip6Size = 28;
    private const int UnixPathOffset = 2;
    private const int UnixPathCapacity = 108;

    /// <summary>AF_INET or AF_INET6.</summary>
    public static int Family(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? LibC.AF_INET6 : LibC.AF_INET;

    /// <summary>Writes struct sockaddr_in or sockaddr_in6; returns its size.</summary>
    public static int Write(Span<byte> target, InetEndpoint endpoint)
    {
        target.Clear();
        BitConverter.TryWriteBytes(target, (ushort)Family(endpoint.Address));
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)endpoint.Port);
        if (endpoint.Address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            endpoint.Address.TryWriteBytes(target[4..], out _);
            return Ip4Size;
        }
        endpoint.Address.TryWriteBytes(target[8..], out _);
        BitConverter.TryWriteBytes(target[24..], (uint)endpoint.Address.ScopeId);
        return Ip6Size;
    }

    /// <summary>Writes struct sockaddr_un; returns its size.</summary>
    /// <exception cref="PosixException">ENAMETOOLONG: the path does not fit.</exception>
    public static int Write(Span<byte> target, string path, string operation)
    {
        ByteStringMarshaller.ThrowUnlessCString(path);
        if (path.Length >= UnixPathCapacity)
            throw new PosixException(Errno.ENAMETOOLONG, operation, path);
        target.Clear();
        BitConverter.TryWriteBytes(target, (ushort)LibC.AF_UNIX);
        Encoding.Latin1.GetBytes(path, target[UnixPathOffset..]);
        return UnixPathOffset + path.Length + 1;
    }

    /// <summary>Reads an internet address (IPv4 in IPv6 clothes as IPv4); null for any other family.</summary>
    public static InetEndpoint? Read(ReadOnlySpan<byte> address)
    {
        if (address.Length < 2)
            return null;
        int port = address.Length >= 4 ? BinaryPrimitives.ReadUInt16BigEndian(address[2..]) : 0;
        switch (BitConverter.ToUInt16(address))
        {
            case LibC.AF_INET when address.Length >= 8:
                return new InetEndpoint(new IPAddress(address.Slice(4, 4)), port);
            case LibC.AF_INET6 when address.Length >= Ip6Size:
                var ip6 = new IPAddress(address.Slice(8, 16), BitConverter.ToUInt32(address[24..]));
                return new InetEndpoint(ip6.IsIPv4MappedToIPv6 ? ip6.MapToIPv4() : ip6, port);
            default:
                return null;
        }
    }
}
