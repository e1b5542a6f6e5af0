#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of SASL authentication in smtpd(8).</summary>
public static class SmtpdSaslParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd_sasl");

    public static readonly Parameter<bool> BrokenSaslAuthClients = Group.Bool("broken_sasl_auth_clients", "no");

    public static readonly Parameter<string> CyrusSaslConfigPath = Group.Text("cyrus_sasl_config_path", "");

    public static readonly Parameter<bool> AuthEnable = Group.Bool("smtpd_sasl_auth_enable", "no");

    public static readonly Parameter<bool> AuthenticatedHeader = Group.Bool("smtpd_sasl_authenticated_header", "no");

    public static readonly Parameter<string> ExceptionsNetworks = Group.Text("smtpd_sasl_exceptions_networks", "");

    public static readonly Parameter<string> LocalDomain = Group.Text("smtpd_sasl_local_domain", "");

    public static readonly Parameter<string> MechanismFilter =
        Group.Text("smtpd_sasl_mechanism_filter", "!external, static:rest");

    public static readonly Parameter<string> Path = Group.Text("smtpd_sasl_path", "smtpd", minLength: 1);

    public static readonly Parameter<int> ResponseLimit = Group.Number("smtpd_sasl_response_limit", "12288", min: 12288);

    public static readonly Parameter<string> SecurityOptions = Group.Text("smtpd_sasl_security_options", "noanonymous");

    public static readonly Parameter<string> Service = Group.Text("smtpd_sasl_service", "smtp", minLength: 1);

    public static readonly Parameter<string> TlsSecurityOptions =
        Group.Text("smtpd_sasl_tls_security_options", "$smtpd_sasl_security_options");

    public static readonly Parameter<string> Type = Group.Text("smtpd_sasl_type", "cyrus", minLength: 1);
}
