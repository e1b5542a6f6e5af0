using System.Net;
using System.Net.Sockets;
using Postfix.Dns;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>A name service that knows nothing, and a name server that never answers.</summary>
internal sealed class FakeNames : INameService, INameServer
{
    public HostAddresses FindAddresses(string host, AddressFamily family) =>
        new(NameLookupStatus.NotFound, [], "Name or service not known");

    public AddressName FindName(IPAddress address) => new(NameLookupStatus.NotFound, "");

    public int Ask(string name, DnsRecordType type, DnsOptions options, Span<byte> reply) => -1;
}
