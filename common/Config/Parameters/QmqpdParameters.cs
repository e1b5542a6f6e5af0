#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of qmqpd(8).</summary>
public static class QmqpdParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("qmqpd");

    public static readonly Parameter<string> AuthorizedClients = Group.Text("qmqpd_authorized_clients", "");

    public static readonly Parameter<bool> ClientPortLogging = Group.Bool("qmqpd_client_port_logging", "no");

    public static readonly Parameter<TimeSpan> ErrorDelay = Group.Time("qmqpd_error_delay", "1s");

    public static readonly Parameter<TimeSpan> Timeout = Group.Time("qmqpd_timeout", "300s", min: 1);
}
