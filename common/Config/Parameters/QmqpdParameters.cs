namespace Postfix.Config;

/// <summary>Parameters of qmqpd(8).</summary>
public static class QmqpdParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("qmqpd");

    /// <summary>Clients that may submit mail by QMQP.</summary>
    public static readonly Parameter<string> AuthorizedClients = Group.Text("qmqpd_authorized_clients", "");

    /// <summary>Whether client ports appear in log lines.</summary>
    public static readonly Parameter<bool> ClientPortLogging = Group.Bool("qmqpd_client_port_logging", "no");

    /// <summary>Pause before an error is reported to a client.</summary>
    public static readonly Parameter<TimeSpan> ErrorDelay = Group.Time("qmqpd_error_delay", "1s");

    /// <summary>Limit on each read and write.</summary>
    public static readonly Parameter<TimeSpan> Timeout = Group.Time("qmqpd_timeout", "300s", min: 1);
}
