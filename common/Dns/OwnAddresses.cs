using System.Net;
using System.Net.Sockets;
using Postfix.Config;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Dns;

/// <summary>
/// The addresses at which this system receives mail: its own (inet_interfaces), and those of proxies in front of it
/// (proxy_interfaces).
/// </summary>
public sealed class OwnAddresses
{
    private readonly InetInterfaces _interfaces;
    private readonly HashSet<IPAddress> _proxies;

    private OwnAddresses(InetProtocols protocols, InetInterfaces interfaces, IEnumerable<IPAddress> proxies)
    {
        Protocols = protocols;
        _interfaces = interfaces;
        _proxies = [.. proxies];
    }

    /// <summary>The protocols in use (inet_protocols).</summary>
    public InetProtocols Protocols { get; }

    /// <summary>Own interfaces, with their networks.</summary>
    public IReadOnlyList<InterfaceAddress> Interfaces => _interfaces.Interfaces;

    /// <summary>Finds the addresses that main.cf means.</summary>
    /// <param name="settings">inet_protocols, inet_interfaces and proxy_interfaces.</param>
    /// <param name="names">Looks up host names in them.</param>
    /// <exception cref="ConfigurationException">A value makes no sense, or a host has no address.</exception>
    public static OwnAddresses Find(Settings settings, INameService names)
    {
        try
        {
            InetProtocols protocols = InetProtocolNames.Parse(settings[MailParameters.InetProtocols]);
            InetInterfaces interfaces = InetInterfaces.Find(settings[MailParameters.InetInterfaces], protocols, Resolve);
            string proxies = settings[MailParameters.ProxyInterfaces];
            return new OwnAddresses(protocols, interfaces,
                AddressList.Resolve(MailParameters.ProxyInterfaces.Name, proxies, protocols, Resolve));
        }
        catch (FormatException error)
        {
            throw new ConfigurationException(error.Message);
        }

        IReadOnlyList<IPAddress> Resolve(string host) => names.FindAddresses(host, AddressFamily.Unspecified).Addresses;
    }

    /// <summary>Whether mail to this address comes to this system.</summary>
    public bool Contains(IPAddress address) => _interfaces.Contains(address) || _proxies.Contains(address);

    /// <summary>
    /// The address from which a virtual host is to connect: the only interface of a family, unless it is the loopback; null when
    /// the system
    /// may choose.
    /// </summary>
    public IPAddress? OnlyInterface(AddressFamily family)
    {
        List<InterfaceAddress> candidates = [.. Interfaces.Where(item => item.Address.AddressFamily == family)];
        return candidates is [var only] && !IPAddress.IsLoopback(only.Address) ? only.Address : null;
    }
}
