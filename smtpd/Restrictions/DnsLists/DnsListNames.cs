using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>Under which names (RFC 5782) a DNS list has clients and domains.</summary>
internal static class DnsListNames
{
    /// <summary>The bytes of an IPv4 address or the nibbles of an IPv6 address, last first; null when this is no address.</summary>
    public static string? OfAddress(string text)
    {
        if (HostName.ParseAddress(text) is not { } address)
            return null;
        bool isIpv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        StringBuilder name = new();
        byte[] bytes = address.GetAddressBytes();
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            if (isIpv6)
                name.Append(CultureInfo.InvariantCulture, $"{bytes[i] & 0xf:x}.{bytes[i] >> 4:x}.");
            else
                name.Append(bytes[i]).Append('.');
        }
        return name.ToString(0, name.Length - 1);
    }

    /// <summary>The domain of a host name or mail address, in ASCII; null when no list can have it.</summary>
    public static string? OfDomain(string hostOrAddress, IdnaMapping mapping)
    {
        string domain = hostOrAddress[(hostOrAddress.LastIndexOf('@') + 1)..];
        if (IsNumeric(domain.AsSpan(domain.LastIndexOf('.') + 1)))
            return null;
        return InternationalName.ToAscii(domain, mapping) is { } ascii && HostName.IsValid(ascii) ? ascii : null;
    }

    // Lists of domains complain when they are asked for addresses, and for all that looks similar.
    private static bool IsNumeric(ReadOnlySpan<char> label) => !label.IsEmpty && !label.ContainsAnyExceptInRange('0', '9');
}
