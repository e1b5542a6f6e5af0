using System.Net;

namespace Postfix.Posix;

/// <summary>An IPv4 or IPv6 address with a TCP port.</summary>
public readonly record struct InetEndpoint(IPAddress Address, int Port)
{
    /// <summary>"192.0.2.1:25" or "[2001:db8::1]:25".</summary>
    public override string ToString() =>
        Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{Address}]:{Port}" : $"{Address}:{Port}";
}
