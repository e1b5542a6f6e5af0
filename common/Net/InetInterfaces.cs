using System.Net;
using Postfix.Posix;

namespace Postfix.Net;

/// <summary>The addresses on which this system receives mail (inet_interfaces), with the networks that they are in.</summary>
public sealed class InetInterfaces
{
    private readonly HashSet<IPAddress> _addresses;

    private InetInterfaces(IEnumerable<InterfaceAddress> interfaces)
    {
        Interfaces = [.. interfaces.DistinctBy(item => item.Address)];
        _addresses = [.. Interfaces.Select(item => item.Address)];
    }

    /// <summary>Addresses and netmasks, without repetition.</summary>
    public IReadOnlyList<InterfaceAddress> Interfaces { get; }

    /// <summary>Reads inet_interfaces: "all", "loopback-only", or a list of names and addresses (in brackets or not).</summary>
    /// <param name="text">The parameter's value.</param>
    /// <param name="protocols">Addresses of other protocols are left out.</param>
    /// <param name="resolve">Finds the addresses of a host name; none when the name does not exist.</param>
    /// <exception cref="FormatException">A name without address, or an address that no interface has.</exception>
    public static InetInterfaces Find(string text, InetProtocols protocols, Func<string, IReadOnlyList<IPAddress>> resolve)
    {
        if (protocols == InetProtocols.None)
            return new InetInterfaces([]);
        List<InterfaceAddress> local = [.. NetworkInterfaces.Addresses().Where(item => protocols.Allow(item.Address))];
        if (local.Count == 0)
            throw new FormatException("could not find any active network interfaces");
        return text switch
        {
            "all" => new InetInterfaces(local),
            "loopback-only" => new InetInterfaces(local.Where(item => IPAddress.IsLoopback(item.Address))),
            _ => new InetInterfaces(AddressList.Resolve("inet_interfaces", text, protocols, resolve).Select(Local)),
        };

        InterfaceAddress Local(IPAddress address) =>
            local.Find(item => item.Address.Equals(address))
            ?? throw new FormatException($"parameter inet_interfaces: no local interface found for {address}");
    }

    /// <summary>True for an address of ours.</summary>
    public bool Contains(IPAddress address) => _addresses.Contains(address);
}
