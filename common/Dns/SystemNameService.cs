using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Postfix.Dns.Native;

namespace Postfix.Dns;

/// <summary>getaddrinfo(3) and getnameinfo(3).</summary>
public sealed unsafe class SystemNameService : INameService
{
    private const int MaxNameLength = 1025; // NI_MAXHOST
    private const int SocketAddressLength = 16;
    private const int SocketAddress6Length = 28;

    /// <inheritdoc/>
    public HostAddresses FindAddresses(string host, AddressFamily family)
    {
        AddressInfo hints = new() { Family = ToNative(family), SocketType = LibCNames.StreamSocket };
        int error = LibCNames.GetAddressInfo(Encoding.Latin1.GetBytes(host + '\0'), 0, hints, out AddressInfo* list);
        if (error != 0)
            return new HostAddresses(StatusOf(error), [], TextOf(error));
        try
        {
            List<IPAddress> addresses = [];
            // Sound: the list and what it points to are libc's until FreeAddressInfo.
            for (AddressInfo* entry = list; entry != null; entry = entry->Next)
                if (ReadAddress(entry->Family, new ReadOnlySpan<byte>(entry->Address, (int)entry->AddressLength)) is { } address)
                    addresses.Add(address);
            return addresses.Count > 0 ? new HostAddresses(NameLookupStatus.Found, addresses)
                : new HostAddresses(NameLookupStatus.NotFound, [], "host not found");
        }
        finally
        {
            LibCNames.FreeAddressInfo(list);
        }
    }

    /// <inheritdoc/>
    public AddressName FindName(IPAddress address)
    {
        Span<byte> socketAddress = stackalloc byte[SocketAddress6Length];
        Span<byte> name = stackalloc byte[MaxNameLength];
        int length = WriteAddress(socketAddress, address);
        int error = LibCNames.GetNameInfo(socketAddress, (uint)length, name, MaxNameLength, 0, 0, LibCNames.NameRequired);
        return error == 0
            ? new AddressName(NameLookupStatus.Found, Encoding.Latin1.GetString(name[..name.IndexOf((byte)0)]))
            : new AddressName(StatusOf(error), "", TextOf(error));
    }

    private static int ToNative(AddressFamily family) => family switch
    {
        AddressFamily.InterNetwork => LibCNames.Inet,
        AddressFamily.InterNetworkV6 => LibCNames.Inet6,
        _ => 0,
    };

    /// <summary>Reads a <c>struct sockaddr_in</c> or <c>sockaddr_in6</c>; null for other families.</summary>
    private static IPAddress? ReadAddress(int family, ReadOnlySpan<byte> socketAddress) => family switch
    {
        LibCNames.Inet when socketAddress.Length >= SocketAddressLength => new IPAddress(socketAddress.Slice(4, 4)),
        LibCNames.Inet6 when socketAddress.Length >= SocketAddress6Length =>
            new IPAddress(socketAddress.Slice(8, 16), MemoryMarshal.Read<uint>(socketAddress[24..])),
        _ => null,
    };

    private static int WriteAddress(Span<byte> socketAddress, IPAddress address)
    {
        socketAddress.Clear();
        bool isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        BinaryPrimitives.WriteUInt16LittleEndian(socketAddress, (ushort)(isIPv4 ? LibCNames.Inet : LibCNames.Inet6));
        address.TryWriteBytes(socketAddress[(isIPv4 ? 4 : 8)..], out _);
        if (!isIPv4)
            BinaryPrimitives.WriteUInt32LittleEndian(socketAddress[24..], (uint)address.ScopeId);
        return isIPv4 ? SocketAddressLength : SocketAddress6Length;
    }

    private static NameLookupStatus StatusOf(int error) => error switch
    {
        LibCNames.NoName or LibCNames.NoData => NameLookupStatus.NotFound,
        LibCNames.TryAgain => NameLookupStatus.TryAgain,
        LibCNames.NoMemory or LibCNames.SystemError => NameLookupStatus.SystemTrouble,
        _ => NameLookupStatus.Failure,
    };

    private static string TextOf(int error) => Marshal.PtrToStringUTF8((nint)LibCNames.ErrorText(error)) ?? "";
}
