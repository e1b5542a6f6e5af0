using Postfix.Dns;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Syntax of host names and address literals as clients write them.</summary>
internal static class DomainSyntax
{
    private const string Ipv6Prefix = "IPv6:";

    /// <summary>The domain of an address in internal form; empty when there is none.</summary>
    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..] is var domain && domain.Length < address.Length ? domain : "";

    /// <summary>A fully qualified name may end in one dot, which means nothing here.</summary>
    public static string TrimFinalDot(string name) =>
        name.Length > 1 && name[^1] == '.' && name[^2] != '.' ? name[..^1] : name;

    /// <summary>Whether this is a host name; in UTF-8 only if the client asked for SMTPUTF8.</summary>
    public static bool IsHostName(string name, bool allowUtf8) => MailDomain.IsHostName(name, allowUtf8);

    /// <summary>The address inside <c>[…]</c> (RFC 5321, section 4.1.3); null when it is not a valid literal.</summary>
    public static string? AddressInLiteral(string literal) =>
        literal.Length > 2 && literal[0] == '[' && literal[^1] == ']' ? BareAddress(literal[1..^1]) : null;

    /// <summary>The address in the form of <see cref="AddressInLiteral"/> without brackets: IPv6 has a prefix, IPv4 has none.</summary>
    public static string? BareAddress(string text)
    {
        bool isIpv6 = ByteText.StartsWithIgnoreCase(text, Ipv6Prefix);
        string bare = isIpv6 ? text[Ipv6Prefix.Length..] : text;
        return HostName.IsAddress(bare) && bare.Contains(':') == isIpv6 ? bare : null;
    }
}
