using System.Net;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>Where a server of another program listens: a TCP port or a UNIX-domain socket.</summary>
/// <param name="Path">Path of the socket; empty for TCP.</param>
/// <param name="Host">Name or address.</param>
/// <param name="Service">Name or number of the TCP port.</param>
public sealed record NetworkAddress(string Path, string Host, string Service)
{
    private const string UnixPrefix = "unix:";
    private const string InetPrefix = "inet:";

    /// <summary>Reads <c>unix:path</c> or <c>inet:host:port</c>.</summary>
    /// <exception cref="FormatException">The text has neither form; the message contains it.</exception>
    public static NetworkAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
            return new(text[UnixPrefix.Length..], "", "");
        if (text.StartsWith(InetPrefix, StringComparison.Ordinal))
            return ParseInet(text[InetPrefix.Length..]);
        int colon = text.IndexOf(':');
        throw new FormatException(colon < 0
            ? $"need service transport:endpoint instead of \"{text}\""
            : $"invalid transport name: {text[..colon]} in service: {text}");
    }

    /// <summary>Reads <c>unix:path</c>, <c>inet:host:port</c>, or the path of a UNIX-domain socket.</summary>
    /// <exception cref="FormatException">What stands behind <c>inet:</c> has another form.</exception>
    public static NetworkAddress ParseOrPath(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool hasType = text.StartsWith(UnixPrefix, StringComparison.Ordinal) || text.StartsWith(InetPrefix, StringComparison.Ordinal);
        return hasType ? Parse(text) : new(text, "", "");
    }

    /// <summary>Reads <c>host:port</c>.</summary>
    /// <exception cref="FormatException">The text has another form; the message contains it.</exception>
    public static NetworkAddress ParseInet(string text)
    {
        try
        {
            HostPort address = HostPort.ParseListener(text);
            return new("", address.Host.Length > 0 ? address.Host : "localhost", address.Service) { Endpoint = text };
        }
        catch (FormatException error)
        {
            throw new FormatException($"{text}: {error.Message}", error);
        }
    }

    /// <summary>The path, or host and port as they were written: the address without its kind, for messages.</summary>
    public string Endpoint { get; private init; } = Path.Length > 0 ? Path : $"{Host}:{Service}";

    /// <summary>Connects; the addresses of a host are tried in their order.</summary>
    /// <param name="peer">The server's name in messages of the channel.</param>
    /// <param name="timeout">Longest wait for the connection, and then for each read and write.</param>
    /// <param name="resolve">Finds the addresses of a host.</param>
    /// <param name="ports">Finds the port of a service.</param>
    /// <exception cref="PosixException">Nobody listens.</exception>
    /// <exception cref="UnknownPlaceException">The host has no address, or the service no port.</exception>
    public Channel Connect(string peer, TimeSpan timeout, Func<string, IReadOnlyList<IPAddress>> resolve, TcpPorts ports)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        ArgumentNullException.ThrowIfNull(ports);
        Channel channel = new(Path.Length > 0 ? Sockets.ConnectUnix(Path, timeout) : ConnectTcp(timeout, resolve, ports), peer);
        channel.SetTimeout(timeout);
        return channel;
    }

    /// <inheritdoc/>
    public override string ToString() => (Path.Length > 0 ? UnixPrefix : InetPrefix) + Endpoint;

    private FileDescriptor ConnectTcp(TimeSpan timeout, Func<string, IReadOnlyList<IPAddress>> resolve, TcpPorts ports)
    {
        int port = ports.Find(Service) ?? throw new UnknownPlaceException($"service not found: {Service}", "Servname not supported for ai_socktype");
        IOException failure = new UnknownPlaceException($"host not found: {Host}", "Name or service not known");
        foreach (IPAddress address in HostName.ParseAddress(Host) is { } literal ? [literal] : resolve(Host))
        {
            try
            {
                return Sockets.ConnectTcp(new InetEndpoint(address, port), bind: null, timeout);
            }
            catch (PosixException error)
            {
                failure = error;
            }
        }
        throw failure;
    }
}
