using System.Net.Sockets;

namespace Postfix.Smtpd.Session;

/// <summary>Who the client is; XCLIENT puts another one in its place.</summary>
internal sealed record ClientIdentity
{
    /// <summary>Stands for every name, address and port that is not known.</summary>
    public const string Unknown = "unknown";

    private const string Ipv6Prefix = "IPv6:";

    /// <summary>Host name that leads to the address and back, or <see cref="Unknown"/>.</summary>
    public string Name { get; init; } = Unknown;

    public PeerNameStatus NameStatus { get; init; } = PeerNameStatus.NotFound;

    /// <summary>Host name that the address leads to, verified or not.</summary>
    public string ReverseName { get; init; } = Unknown;

    public PeerNameStatus ReverseNameStatus { get; init; } = PeerNameStatus.NotFound;

    /// <summary>Address without brackets and prefix.</summary>
    public string Address { get; init; } = Unknown;

    public string Port { get; init; } = Unknown;

    /// <summary>Unspecified when the client does not come over the network.</summary>
    public AddressFamily Family { get; init; } = AddressFamily.Unspecified;

    /// <summary>Our address that the client connected to.</summary>
    public string ServerAddress { get; init; } = Unknown;

    public string ServerPort { get; init; } = Unknown;

    /// <summary>
    /// Whoever passed the connection on did not say who the client is: without that, nobody can tell what it may do.
    /// </summary>
    public bool IsUnaccountable { get; init; }

    /// <summary>Whether the log shows the client's port (<c>smtpd_client_port_logging</c>).</summary>
    public bool LogsPort { get; init; }

    /// <summary>The address as headers and envelopes write it (RFC 5321, section 4.1.3).</summary>
    public string ProtocolAddress => Family == AddressFamily.InterNetworkV6 ? Ipv6Prefix + Address : Address;

    /// <summary><c>name[address]</c>, as the log shows the client.</summary>
    public string NameAddress => LogsPort ? $"{Name}[{Address}]:{Port}" : $"{Name}[{Address}]";
}
