using System.Net;
using Postfix.Config;
using Postfix.Net;

namespace Postfix.Dns;

/// <summary>Finds servers of other programs, such as those behind tables, by host name.</summary>
public static class HostFinder
{
    /// <summary>A search for addresses of the families that <c>inet_protocols</c> allows; an unknown host has none.</summary>
    public static Func<string, IReadOnlyList<IPAddress>> Of(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return host => new SystemNameService().FindAddresses(host, NetworkProtocols.Of(settings).Family()).Addresses;
    }
}
