using System.Net;
using System.Net.Sockets;
using Postfix.Dns;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>A name service that knows nothing.</summary>
internal sealed class FakeNames : INameService
{
    public HostAddresses FindAddresses(string host, AddressFamily family) =>
        new(NameLookupStatus.NotFound, [], "Name or service not known");

    public AddressName FindName(IPAddress address) => new(NameLookupStatus.NotFound, "");
}
