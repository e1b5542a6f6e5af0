using Postfix.Net;

namespace Postfix.SmtpClient.Destinations;

/// <summary>
/// Reads next hops: <c>domain</c>, <c>domain:port</c>, <c>[host]</c>, <c>[host]:port</c>; the port may be a service name.
/// </summary>
internal sealed class DestinationParser(TcpPorts ports, string defaultService)
{
    /// <exception cref="FormatException">The text is no destination.</exception>
    public Destination Parse(string text)
    {
        HostPort parts = HostPort.ParseDestination(text, defaultService);
        int port = ports.Find(parts.Service) ?? throw new FormatException($"unknown service: {parts.Service}/tcp");
        return port > 0 ? new Destination(text, parts.Host, port) : throw new FormatException($"bad network port: {parts.Service}");
    }
}
