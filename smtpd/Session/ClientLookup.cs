using System.Net;
using System.Net.Sockets;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>Finds out who is at the other end of a connection. Shared by all sessions.</summary>
internal sealed class ClientLookup(Settings settings, INameService names, SmtpdLog log)
{
    private readonly bool _logsPort = settings[SmtpdParameters.ClientPortLogging];

    // Addresses for show: whoever is not on the network has none.
    private readonly string _localAddress =
        InetProtocolNames.Parse(settings[MailParameters.InetProtocols]) == InetProtocols.Ip6 ? "::1" : "127.0.0.1";

    /// <summary>The client of a connection.</summary>
    public ClientIdentity Identify(ClientConnection client)
    {
        if (client.Attributes is { Count: > 0 } attributes)
            return IdentifyPassed(attributes);
        if (Sockets.LocalEndpoint(client.Input) is not { } own)
            return NewLocal();
        // A client that is gone already has no address any more.
        return Sockets.PeerEndpoint(client.Input) is { } peer ? Identify(peer, own) : NewUnknown();
    }

    private ClientIdentity IdentifyPassed(IReadOnlyDictionary<string, string> attributes)
    {
        if (settings[SmtpdParameters.UpstreamProxyProtocol].Length > 0)
            log.Warn($"ignoring non-empty {SmtpdParameters.UpstreamProxyProtocol.Name} setting behind postscreen");
        try
        {
            PassedClient passed = PassedClient.Parse(attributes);
            return Identify(passed.Client, passed.Server);
        }
        catch (FormatException problem)
        {
            log.Warn(ByteText.Printable(problem.Message));
            return NewUnknown() with { IsUnaccountable = true };
        }
    }

    private ClientIdentity Identify(InetEndpoint peer, InetEndpoint own)
    {
        IPAddress address = Normal(peer.Address);
        ClientIdentity client = NewUnknown() with
        {
            Address = address.ToString(),
            Port = $"{peer.Port}",
            Family = address.AddressFamily,
            ServerAddress = Normal(own.Address).ToString(),
            ServerPort = $"{own.Port}",
        };
        return settings[SmtpdParameters.PeernameLookup] ? FindName(client, address) : client;
    }

    private ClientIdentity NewUnknown() => new() { LogsPort = _logsPort };

    // A program on this machine, by standard input or a UNIX-domain socket.
    private ClientIdentity NewLocal() => new()
    {
        Name = "localhost",
        NameStatus = PeerNameStatus.Ok,
        ReverseName = "localhost",
        ReverseNameStatus = PeerNameStatus.Ok,
        Address = _localAddress,
        Port = "0",
        ServerAddress = _localAddress,
        ServerPort = "0",
        LogsPort = _logsPort,
    };

    private static IPAddress Normal(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private ClientIdentity FindName(ClientIdentity client, IPAddress address)
    {
        AddressName found = names.FindName(address);
        string? fault = found.Status == NameLookupStatus.Found ? FindFault(found.Name) : null;
        if (fault is not null)
            log.Warn(fault);
        if (found.Status != NameLookupStatus.Found || fault is not null)
        {
            PeerNameStatus status = StatusOf(found.Status);
            return client with { NameStatus = status, ReverseNameStatus = status };
        }
        client = client with { ReverseName = found.Name, ReverseNameStatus = PeerNameStatus.Ok };
        return Verify(client, address, found.Name);
    }

    // An address for a name could make others believe that the client is there.
    private static string? FindFault(string name) =>
        HostName.IsAddress(name) ? $"numeric hostname: {name}" : HostName.FindFault(name);

    // Anybody can name his addresses as he likes; only a name that leads back may enter logs and access control.
    private ClientIdentity Verify(ClientIdentity client, IPAddress address, string name)
    {
        HostAddresses back = names.FindAddresses(name, address.AddressFamily);
        if (back.Addresses.Contains(address))
            return client with { Name = name, NameStatus = PeerNameStatus.Ok };
        log.NameDoesNotResolve(name, client.Address, back.Status == NameLookupStatus.Found ? "" : back.Reason);
        bool isTemporary = StatusOf(back.Status) == PeerNameStatus.TemporaryFailure;
        return client with { NameStatus = isTemporary ? PeerNameStatus.TemporaryFailure : PeerNameStatus.Forged };
    }

    private static PeerNameStatus StatusOf(NameLookupStatus status) =>
        status is NameLookupStatus.TryAgain or NameLookupStatus.SystemTrouble ? PeerNameStatus.TemporaryFailure : PeerNameStatus.NotFound;
}
