using System.Net;
using System.Net.Sockets;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>A numerical address in an attribute of XCLIENT or XFORWARD.</summary>
/// <param name="Text">Address without prefix, in its normal form.</param>
/// <param name="Family">Its family.</param>
internal readonly record struct HostAddress(string Text, AddressFamily Family)
{
    private const string Ipv6Prefix = "IPv6:";
    private const int MaxPortDigits = 5;

    /// <summary>The address as headers write it (RFC 5321, section 4.1.3).</summary>
    public string ProtocolText => Family == AddressFamily.InterNetworkV6 ? Ipv6Prefix + Text : Text;

    /// <summary>Reads IPv4, or IPv6 with or without prefix; IPv4 in IPv6 clothes becomes IPv4.</summary>
    /// <param name="text">The address.</param>
    /// <param name="protocols">Protocols in use.</param>
    /// <returns>Null when it is none of them, or of a protocol that is not in use.</returns>
    public static HostAddress? Parse(string text, InetProtocols protocols)
    {
        bool hasPrefix = ByteText.StartsWithIgnoreCase(text, Ipv6Prefix);
        if (HostName.ParseAddress(hasPrefix ? text[Ipv6Prefix.Length..] : text) is not { } address)
            return null;
        if (hasPrefix && address.AddressFamily == AddressFamily.InterNetwork)
            return null;
        IPAddress normal = address.IsIPv4MappedToIPv6 && protocols.HasFlag(InetProtocols.Ip4) ? address.MapToIPv4() : address;
        return protocols.Allow(normal) ? new(normal.ToString(), normal.AddressFamily) : null;
    }

    /// <summary>Whether this can be a port number.</summary>
    public static bool IsPort(string text) =>
        text.Length is > 0 and <= MaxPortDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
