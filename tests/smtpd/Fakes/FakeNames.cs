using System.Net;
using System.Net.Sockets;
using Postfix.Dns;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>A name service that has one name for all addresses, or none, and knows no addresses.</summary>
internal sealed class FakeNames(string? name = null) : INameService
{
    public HostAddresses FindAddresses(string host, AddressFamily family) =>
        new(NameLookupStatus.NotFound, [], "Name or service not known");

    public AddressName FindName(IPAddress address) =>
        name is null ? new(NameLookupStatus.NotFound, "") : new(NameLookupStatus.Found, name);
}
