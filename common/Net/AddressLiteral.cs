using System.Net;

namespace Postfix.Net;

/// <summary>Network addresses as domains in mail: <c>[192.0.2.1]</c>, <c>[IPv6:2001:db8::1]</c> (RFC 5321, section 4.1.3).</summary>
public static class AddressLiteral
{
    private const string Ipv6Tag = "IPv6:";

    /// <summary>The address in the brackets; null when the text is no valid literal.</summary>
    public static IPAddress? Parse(string text) => text is ['[', .. string inside, ']'] ? ParseInside(inside) : null;

    /// <summary>What is wrong with a literal, for a warning; null when nothing is, or when it is no literal at all.</summary>
    public static string? FindFault(string text)
    {
        if (text is not ['[', .. string inside, ']'])
            return null;
        return inside.StartsWith(Ipv6Tag, StringComparison.OrdinalIgnoreCase)
            ? AddressFault.OfIpv6(inside[Ipv6Tag.Length..])
            : AddressFault.OfIpv4(inside);
    }

    /// <summary>What is wrong with a text that has to be a literal; null when nothing is.</summary>
    public static string? FindFaultOfForm(string text) => text.IndexOf(']') switch
    {
        < 0 => $"valid_mailhost_literal: ']' expected at end: {text}",
        var end when end + 1 < text.Length => $"valid_mailhost_literal: unexpected text after ']': {text}",
        _ => FindFault(text),
    };

    /// <summary>As <see cref="Parse"/>, for the text between the brackets.</summary>
    public static IPAddress? ParseInside(string text)
    {
        bool isTagged = text.StartsWith(Ipv6Tag, StringComparison.OrdinalIgnoreCase);
        string number = isTagged ? text[Ipv6Tag.Length..] : text;
        // An IPv6 address is not recognised without its tag, nor an IPv4 address with it.
        return isTagged == number.Contains(':') ? HostName.ParseAddress(number) : null;
    }
}
