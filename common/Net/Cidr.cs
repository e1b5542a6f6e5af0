using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Postfix.Net;

/// <summary>A block of addresses, "192.0.2.0/24" or "2001:db8::/32"; a single address is a block of one.</summary>
public readonly record struct Cidr
{
    private const int Ip4Bits = 32;
    private const int Ip6Bits = 128;

    private readonly UInt128 _network;
    private readonly UInt128 _mask;

    private Cidr(AddressFamily family, UInt128 network, int prefixLength)
    {
        Family = family;
        PrefixLength = prefixLength;
        _mask = MaskOf(family, prefixLength);
        _network = network & _mask;
    }

    /// <summary>IPv4 or IPv6.</summary>
    public AddressFamily Family { get; }

    /// <summary>Number of leading bits that all members share.</summary>
    public int PrefixLength { get; }

    /// <summary>The lowest address, as the number that its bits make.</summary>
    public UInt128 First => _network;

    /// <summary>The highest address, as the number that its bits make.</summary>
    public UInt128 Last => _network | (LastOf(Family) & ~_mask);

    /// <summary>The block of the given size around an address.</summary>
    public static Cidr Around(IPAddress address, int prefixLength) =>
        new(address.AddressFamily, BitsOf(address), prefixLength);

    /// <summary>
    /// Reads a pattern, with or without brackets as in mynetworks ("[::1]/128", "[::1/128]").
    /// </summary>
    /// <exception cref="FormatException">No such pattern; the message is Postfix's.</exception>
    public static Cidr Parse(string pattern)
    {
        (string address, string? length) = Split(pattern);
        AddressFamily family = address.Contains(':') ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        IPAddress? network = HostName.ParseAddress(address);
        if (length is null)
        {
            return network is null
                ? throw new FormatException($"bad address pattern: \"{address}\"")
                : Around(network, BitCount(family));
        }
        if (length.Length == 0 || length.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new FormatException($"bad mask value in \"{address}/{length}\"");
        if (!int.TryParse(length, out int prefixLength) || prefixLength > BitCount(family))
            throw new FormatException($"bad mask length in \"{address}/{length}\"");
        if (network is null)
            throw new FormatException($"bad network value in \"{address}/{length}\"");
        Cidr block = Around(network, prefixLength);
        return block._network == BitsOf(network) ? block : throw new FormatException(
            $"non-null host address bits in \"{address}/{length}\", perhaps you should use \"{block}\" instead");
    }

    /// <summary>The highest address of a protocol, as the number that its bits make; the lowest one is 0.</summary>
    public static UInt128 LastOf(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? UInt128.MaxValue : uint.MaxValue;

    /// <summary>An address, as the number that its bits make.</summary>
    public static UInt128 BitsOf(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int size);
        return size == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>True when the address is in the block; an address of the other family never is.</summary>
    public bool Contains(IPAddress address) => address.AddressFamily == Family && (BitsOf(address) & _mask) == _network;

    /// <summary>The form that <see cref="Parse"/> reads, without brackets.</summary>
    public override string ToString() => $"{AddressOf(Family, _network)}/{PrefixLength}";

    private static (string Address, string? Length) Split(string pattern)
    {
        if (!pattern.StartsWith('['))
            return SplitAtSlash(pattern);
        int end = pattern.IndexOf(']');
        if (end < 0)
            throw new FormatException($"missing ']' character after \"{pattern}\"");
        string inside = pattern[1..end];
        string after = pattern[(end + 1)..];
        if (after.Length == 0)
            return SplitAtSlash(inside);
        return after[0] == '/' ? (inside, after[1..]) : throw new FormatException($"garbage after \"[{inside}]\"");
    }

    private static (string Address, string? Length) SplitAtSlash(string pattern)
    {
        int slash = pattern.IndexOf('/');
        return slash < 0 ? (pattern, null) : (pattern[..slash], pattern[(slash + 1)..]);
    }

    private static int BitCount(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? Ip6Bits : Ip4Bits;

    // A shift by the full width would do nothing, hence the case of its own.
    private static UInt128 MaskOf(AddressFamily family, int prefixLength)
    {
        int hostBits = BitCount(family) - prefixLength;
        return hostBits == Ip6Bits ? 0 : LastOf(family) >> hostBits << hostBits;
    }

    private static IPAddress AddressOf(AddressFamily family, UInt128 bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        return new IPAddress(family == AddressFamily.InterNetworkV6 ? bytes : bytes[12..]);
    }
}
