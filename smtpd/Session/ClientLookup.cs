using System.Net;
using System.Net.Sockets;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Smtpd.Session;

/// <summary>Finds out who is at the other end of a connection. Shared by all sessions.</summary>
internal sealed class ClientLookup(Settings settings, INameService names, SmtpdLog log)
{
    /// <summary>A local program on standard input.</summary>
    public ClientIdentity Local { get; } = new()
    {
        Name = "localhost",
        NameStatus = PeerNameStatus.Ok,
        ReverseName = "localhost",
        ReverseNameStatus = PeerNameStatus.Ok,
        Address = "127.0.0.1",
        Port = "0",
        ServerAddress = "127.0.0.1",
        ServerPort = "0",
        LogsPort = settings[SmtpdParameters.ClientPortLogging],
    };

    /// <summary>The client of a socket.</summary>
    public ClientIdentity Identify(FileDescriptor socket)
    {
        if (Sockets.PeerEndpoint(socket) is not { } peer || Sockets.LocalEndpoint(socket) is not { } own)
            return new ClientIdentity { LogsPort = settings[SmtpdParameters.ClientPortLogging] };
        IPAddress address = Normal(peer.Address);
        ClientIdentity client = new()
        {
            Address = address.ToString(),
            Port = $"{peer.Port}",
            Family = address.AddressFamily,
            ServerAddress = Normal(own.Address).ToString(),
            ServerPort = $"{own.Port}",
            LogsPort = settings[SmtpdParameters.ClientPortLogging],
        };
        return settings[SmtpdParameters.PeernameLookup] ? FindName(client, address) : client;
    }

    private static IPAddress Normal(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private ClientIdentity FindName(ClientIdentity client, IPAddress address)
    {
        AddressName found = names.FindName(address);
        if (found.Status != NameLookupStatus.Found || !HostName.IsValid(found.Name))
        {
            PeerNameStatus status = StatusOf(found.Status);
            return client with { NameStatus = status, ReverseNameStatus = status };
        }
        client = client with { ReverseName = found.Name, ReverseNameStatus = PeerNameStatus.Ok };
        return Verify(client, address, found.Name);
    }

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
