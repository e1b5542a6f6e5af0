using System.Net;
using System.Net.Sockets;
using Postfix.Dns;
using Postfix.Logging;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Cli.Load;

/// <summary>Where a test program connects to or listens: the path of a UNIX-domain socket, or TCP addresses.</summary>
public sealed class LoadAddress
{
    private const string UnixPrefix = "unix:";
    private const string InetPrefix = "inet:";
    private const int LongestPath = 107; // of sockaddr_un, without its null byte

    // What getaddrinfo(3) says.
    private const string UnknownService = "Servname not supported for ai_socktype";
    private const string OtherFamily = "Address family for hostname not supported";

    private LoadAddress(string? path, IReadOnlyList<InetEndpoint> endpoints)
    {
        Path = path;
        Endpoints = endpoints;
    }

    /// <summary>Path of the socket; null for TCP.</summary>
    public string? Path { get; }

    /// <summary>The addresses of the host, in the order of the resolver.</summary>
    public IReadOnlyList<InetEndpoint> Endpoints { get; }

    /// <summary>Reads where a client connects to: <c>unix:path</c> or <c>[inet:]host[:port]</c>.</summary>
    /// <exception cref="FatalException">It is neither, or the host or the service is unknown.</exception>
    public static LoadAddress ParseTarget(string text, string defaultService, AddressFamily family) =>
        Parse(text, name => HostPort.ParseDestination(name, defaultService), family);

    /// <summary>Reads where a server listens: <c>unix:path</c> or <c>[inet:][host]:port</c>.</summary>
    /// <exception cref="FatalException">It is neither, or the host or the service is unknown.</exception>
    public static LoadAddress ParseListener(string text, AddressFamily family) => Parse(text, HostPort.ParseListener, family);

    private static LoadAddress Parse(string text, Func<string, HostPort> split, AddressFamily family)
    {
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
            return OfPath(text[UnixPrefix.Length..]);
        string name = text.StartsWith(InetPrefix, StringComparison.Ordinal) ? text[InetPrefix.Length..] : text;
        try
        {
            HostPort place = split(name);
            int port = new TcpPorts("").Find(place.Service) ?? throw new FormatException(UnknownService);
            return new LoadAddress(null, [.. Find(place.Host, family).Select(address => new InetEndpoint(address, port))]);
        }
        catch (FormatException error)
        {
            throw new FatalException($"{name}: {error.Message}");
        }
    }

    private static LoadAddress OfPath(string path) =>
        path.Length <= LongestPath ? new LoadAddress(path, []) : throw new FatalException($"unix-domain name too long: {path}");

    private static IReadOnlyList<IPAddress> Find(string host, AddressFamily family)
    {
        if (host.Length == 0)
            return [.. Everywhere(family)];
        if (HostName.ParseAddress(host) is { } literal)
            return family == AddressFamily.Unspecified || literal.AddressFamily == family ? [literal] : throw new FormatException(OtherFamily);
        HostAddresses found = new SystemNameService().FindAddresses(host, family);
        return found.Addresses.Count > 0 ? found.Addresses : throw new FormatException(found.Reason);
    }

    private static IEnumerable<IPAddress> Everywhere(AddressFamily family) =>
        from each in NetworkInterfaces.SupportedFamilies()
        where family == AddressFamily.Unspecified || family == each
        select each == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
}
