using System.Net;
using System.Net.Sockets;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Sasl.Dovecot;

/// <summary>Where the authentication server listens: a path, with or without <c>unix:</c>, or <c>inet:host:port</c>.</summary>
internal sealed class DovecotAddress(string text, INameService names, TcpPorts ports)
{
    private const string Inet = "inet:";
    private const string Unix = "unix:";

    /// <summary>As it was given.</summary>
    public override string ToString() => text;

    /// <summary>Connects to it.</summary>
    /// <exception cref="IOException">Nobody is there.</exception>
    public FileDescriptor Connect(TimeSpan timeout) =>
        text.StartsWith(Inet, StringComparison.Ordinal) ? ConnectInet(text[Inet.Length..], timeout)
        : Sockets.ConnectUnix(text.StartsWith(Unix, StringComparison.Ordinal) ? text[Unix.Length..] : text, timeout);

    private FileDescriptor ConnectInet(string target, TimeSpan timeout)
    {
        (IReadOnlyList<IPAddress> addresses, int port) = Resolve(target);
        for (int index = 0; ; index++)
        {
            try
            {
                return Sockets.ConnectTcp(new InetEndpoint(addresses[index], port), null, timeout);
            }
            catch (PosixException) when (index < addresses.Count - 1)
            {
                continue; // the next address may do
            }
        }
    }

    private (IReadOnlyList<IPAddress> Addresses, int Port) Resolve(string target)
    {
        HostPort place;
        try
        {
            place = HostPort.ParseListener(target);
        }
        catch (FormatException error)
        {
            throw new IOException(error.Message, error);
        }
        int port = ports.Find(place.Service) ?? throw new IOException($"service not found: {place.Service}");
        HostAddresses found = names.FindAddresses(place.Host.Length > 0 ? place.Host : "localhost", AddressFamily.Unspecified);
        return found.Status == NameLookupStatus.Found
            ? (found.Addresses, port)
            : throw new IOException($"host not found: {place.Host}: {found.Reason}");
    }
}
