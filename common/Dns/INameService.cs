using System.Net;
using System.Net.Sockets;

namespace Postfix.Dns;

/// <summary>
/// The system's name service with all its sources: hosts file, DNS and what nsswitch.conf names. Called from many threads.
/// </summary>
public interface INameService
{
    /// <summary>Addresses of a host; <see cref="AddressFamily.Unspecified"/> asks for all families.</summary>
    HostAddresses FindAddresses(string host, AddressFamily family);

    /// <summary>The name of an address; what is merely the address in letters does not count as one.</summary>
    AddressName FindName(IPAddress address);
}
