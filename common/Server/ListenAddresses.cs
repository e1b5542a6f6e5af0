using System.Net;
using System.Net.Sockets;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Finds the addresses of inet services from <c>[host:]port</c>, inet_interfaces and inet_protocols.</summary>
/// <param name="interfaces">Value of inet_interfaces.</param>
/// <param name="protocols">The protocols in use.</param>
/// <param name="ports">Port names.</param>
/// <param name="resolve">Finds the addresses of a host name; none when it does not exist.</param>
public sealed class ListenAddresses(
    string interfaces, InetProtocols protocols, TcpPorts ports, Func<string, IReadOnlyList<IPAddress>> resolve)
{
    private static readonly IPAddress[] s_wildcards = [IPAddress.Any, IPAddress.IPv6Any];

    /// <summary>What is wrong with the names of ports; for <c>warning:</c> lines.</summary>
    public IReadOnlyList<string> Warnings => ports.Warnings;

    /// <summary>For a configuration.</summary>
    /// <exception cref="ConfigurationException">Protocols have no valid names.</exception>
    public static ListenAddresses Of(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SystemNameService names = new();
        return new ListenAddresses(
            settings[MailParameters.InetInterfaces],
            NetworkProtocols.Of(settings),
            new TcpPorts(settings[MailParameters.KnownTcpPorts]),
            host => names.FindAddresses(host, AddressFamily.Unspecified).Addresses);
    }

    /// <summary>The addresses of one service.</summary>
    /// <exception cref="ConfigurationException">There are none.</exception>
    public ListenAddress Find(MasterService service)
    {
        HostPort name = Parse(service);
        IReadOnlyList<IPAddress> addresses = name.Host.Length > 0 ? AddressesOf(service, name.Host) : OwnAddresses(service);
        int port = ports.FindListener(name.Service)
            ?? throw new ConfigurationException($"{addresses[0]}:{name.Service}: Servname not supported for ai_socktype");
        string host = name.Host.Length == 0 ? "" : $"[{HostName.ParseAddress(name.Host)?.ToString() ?? name.Host}]:";
        return new ListenAddress(
            $"{host}{port}",
            [.. addresses.Select(address => new InetEndpoint(address, port))],
            addresses.All(IPAddress.IsLoopback));
    }

    private static HostPort Parse(MasterService service)
    {
        try
        {
            return HostPort.ParseListener(service.Name);
        }
        catch (FormatException error)
        {
            throw Error(service, $"{error.Message} in \"{service.Name}\"");
        }
    }

    private IReadOnlyList<IPAddress> AddressesOf(MasterService service, string host)
    {
        try
        {
            return AddressList.Resolve("inet_interfaces", host, protocols, resolve);
        }
        catch (FormatException)
        {
            throw Error(service, $"bad hostname or network address: {service.Name}");
        }
    }

    private IReadOnlyList<IPAddress> OwnAddresses(MasterService service)
    {
        try
        {
            IReadOnlyList<IPAddress> own = string.Equals(interfaces, "all", StringComparison.OrdinalIgnoreCase)
                ? [.. s_wildcards.Where(address => protocols.Allow(address))]
                : [.. InetInterfaces.Find(interfaces, protocols, resolve).Interfaces.Select(item => item.Address)];
            return own.Count > 0 ? own : throw Error(service,
                "service definition requires valid host name or address, or non-empty inet_interfaces setting");
        }
        catch (FormatException error)
        {
            throw new ConfigurationException(error.Message, parameter: "inet_interfaces");
        }
    }

    private static ConfigurationException Error(MasterService service, string text) =>
        new($"{service.File}: line {service.Line}: {text}", service.File, service.Line);
}
