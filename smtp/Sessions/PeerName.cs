using System.Net;

namespace Postfix.SmtpClient.Sessions;

/// <summary>How the server at the other end is called in logs and reports.</summary>
/// <param name="Host">Host name, or the address when there is none.</param>
/// <param name="Address">Numerical address or UNIX-domain path.</param>
/// <param name="Port">TCP port; 0 for a UNIX-domain socket.</param>
internal sealed record PeerName(string Host, string Address, int Port)
{
    /// <summary>"host[address]".</summary>
    public string Name { get; } = $"{Host}[{Address}]";

    /// <summary>"host[address]:port", or without the port on a UNIX-domain socket.</summary>
    public string Endpoint { get; } = Port == 0 ? $"{Host}[{Address}]" : $"{Host}[{Address}]:{Port}";

    public static PeerName For(string host, IPAddress address, int port) => new(host, address.ToString(), port);
}
