namespace Postfix.Config;

/// <summary>Parameters of SASL authentication in smtpd(8).</summary>
public static class SmtpdSaslParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd_sasl");

    /// <summary>Whether AUTH= is announced too, for clients older than RFC 4954.</summary>
    public static readonly Parameter<bool> BrokenSaslAuthClients = Group.Bool("broken_sasl_auth_clients", "no");

    /// <summary>Where Cyrus SASL looks for its configuration.</summary>
    public static readonly Parameter<string> CyrusSaslConfigPath = Group.Text("cyrus_sasl_config_path", "");

    /// <summary>Whether clients can log in.</summary>
    public static readonly Parameter<bool> AuthEnable = Group.Bool("smtpd_sasl_auth_enable", "no");

    /// <summary>Whether Received: shows the login name.</summary>
    public static readonly Parameter<bool> AuthenticatedHeader = Group.Bool("smtpd_sasl_authenticated_header", "no");

    /// <summary>Clients to which AUTH is not announced.</summary>
    public static readonly Parameter<string> ExceptionsNetworks = Group.Text("smtpd_sasl_exceptions_networks", "");

    /// <summary>Domain of login names that have none.</summary>
    public static readonly Parameter<string> LocalDomain = Group.Text("smtpd_sasl_local_domain", "");

    /// <summary>Mechanisms that are offered.</summary>
    public static readonly Parameter<string> MechanismFilter =
        Group.Text("smtpd_sasl_mechanism_filter", "!external, static:rest");

    /// <summary>What the SASL plug-in needs: a socket, or the name of a configuration file.</summary>
    public static readonly Parameter<string> Path = Group.Text("smtpd_sasl_path", "smtpd", minLength: 1);

    /// <summary>Longest line of a client during authentication, in bytes.</summary>
    public static readonly Parameter<int> ResponseLimit = Group.Number("smtpd_sasl_response_limit", "12288", min: 12288);

    /// <summary>Properties that a mechanism must have or must not have.</summary>
    public static readonly Parameter<string> SecurityOptions = Group.Text("smtpd_sasl_security_options", "noanonymous");

    /// <summary>Service name that the SASL plug-in is told.</summary>
    public static readonly Parameter<string> Service = Group.Text("smtpd_sasl_service", "smtp", minLength: 1);

    /// <summary>The same in a TLS session.</summary>
    public static readonly Parameter<string> TlsSecurityOptions =
        Group.Text("smtpd_sasl_tls_security_options", "$smtpd_sasl_security_options");

    /// <summary>SASL plug-in: cyrus, dovecot.</summary>
    public static readonly Parameter<string> Type = Group.Text("smtpd_sasl_type", "cyrus", minLength: 1);
}
