using System.Net;
using Postfix.Logging;

namespace Postfix.SmtpClient.Sessions;

/// <summary>How connections are made, for all deliveries of this process.</summary>
internal sealed record ConnectRules
{
    public required Log Log { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>smtp_connect_timeout; zero leaves it to the system.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>tcp_windowsize in bytes; 0 leaves it to the system.</summary>
    public int WindowSize { get; init; }

    /// <summary>Own address for IPv4 connections; null lets the system choose.</summary>
    public IPAddress? BindAddress { get; init; }

    /// <summary>Own address for IPv6 connections; null lets the system choose.</summary>
    public IPAddress? BindAddress6 { get; init; }

    /// <summary>No delivery from any other address (smtp_bind_address_enforce).</summary>
    public bool IsBindEnforced { get; init; }
}
