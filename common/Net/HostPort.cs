namespace Postfix.Net;

/// <summary>
/// A host with a service in one of the forms <c>[host]:port</c>, <c>[host]</c>, <c>host:port</c>, <c>host</c>,
/// <c>:port</c> and <c>port</c>. Brackets also take an IPv6 address with the prefix <c>ipv6:</c>.
/// </summary>
/// <param name="Host">Host name or address without brackets; empty when the text names none and that is allowed.</param>
/// <param name="Service">Service name or port number as written.</param>
public readonly record struct HostPort(string Host, string Service)
{
    private const string Ip6Prefix = "ipv6:";

    /// <summary>Reads where a client connects to: the host must be there, the service need not.</summary>
    /// <exception cref="FormatException">The text has none of the forms; the message is Postfix's.</exception>
    public static HostPort ParseDestination(string text, string defaultService) => Parse(text, null, defaultService);

    /// <summary>Reads where a server listens: the service must be there, the host is empty for "everywhere".</summary>
    /// <exception cref="FormatException">The text has none of the forms; the message is Postfix's.</exception>
    public static HostPort ParseListener(string text) => Parse(text, "", null);

    private static HostPort Parse(string text, string? defaultHost, string? defaultService)
    {
        (string? host, string? service) = text.StartsWith('[')
            ? SplitBracketed(text)
            : SplitPlain(text, isServiceAlone: defaultHost is not null);
        bool isHostGiven = !string.IsNullOrEmpty(host) || text.StartsWith('[');
        bool isServiceGiven = !string.IsNullOrEmpty(service);
        string finalHost = (isHostGiven ? host : defaultHost) ?? throw new FormatException("missing host information");
        string finalService = (isServiceGiven ? service : defaultService)
            ?? throw new FormatException("missing service information");
        if (isHostGiven && !HostName.IsValid(finalHost, HostNameForm.International) && !HostName.IsAddress(finalHost))
            throw new FormatException("valid hostname or network address required");
        if (isServiceGiven && char.IsAsciiDigit(finalService[0]) && finalService.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new FormatException("garbage after numerical service");
        return new HostPort(finalHost, finalService);
    }

    private static (string? Host, string? Service) SplitBracketed(string text)
    {
        int end = text.IndexOf(']');
        if (end < 0)
            throw new FormatException("missing \"]\"");
        string host = text[1..end];
        string rest = text[(end + 1)..];
        if (rest.Length > 0 && rest[0] != ':')
            throw new FormatException("garbage after \"]\"");
        if (host.StartsWith(Ip6Prefix, StringComparison.OrdinalIgnoreCase))
        {
            host = host[Ip6Prefix.Length..];
            if (!host.Contains(':') || !HostName.IsAddress(host))
                throw new FormatException("malformed IPv6 address");
        }
        return (host, rest.Length > 1 ? rest[1..] : null);
    }

    private static (string? Host, string? Service) SplitPlain(string text, bool isServiceAlone)
    {
        int colon = text.LastIndexOf(':');
        if (colon >= 0)
            return (text[..colon], text[(colon + 1)..]);
        return isServiceAlone ? (null, text) : (text, null);
    }
}
