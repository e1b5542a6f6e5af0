#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of the milter client in smtpd(8) and cleanup(8).</summary>
public static class MilterParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("milter");

    public static readonly Parameter<TimeSpan> CommandTimeout = Group.Time("milter_command_timeout", "30s", min: 1);

    public static readonly Parameter<string> ConnectMacros =
        Group.Text("milter_connect_macros", "j {daemon_name} {daemon_addr} v _");

    public static readonly Parameter<TimeSpan> ConnectTimeout = Group.Time("milter_connect_timeout", "30s", min: 1);

    public static readonly Parameter<TimeSpan> ContentTimeout = Group.Time("milter_content_timeout", "300s", min: 1);

    public static readonly Parameter<string> DataMacros = Group.Text("milter_data_macros", "i");

    public static readonly Parameter<string> DefaultAction = Group.Text("milter_default_action", "tempfail", minLength: 1);

    public static readonly Parameter<string> EndOfDataMacros = Group.Text("milter_end_of_data_macros", "i");

    public static readonly Parameter<string> EndOfHeaderMacros = Group.Text("milter_end_of_header_macros", "i");

    public static readonly Parameter<string> HeaderChecks = Group.Text("milter_header_checks", "");

    public static readonly Parameter<string> HeloMacros =
        Group.Text("milter_helo_macros", "{tls_version} {cipher} {cipher_bits} {cert_subject} {cert_issuer}");

    public static readonly Parameter<string> MacroDaemonName =
        Group.Text("milter_macro_daemon_name", "$myhostname", minLength: 1);

    public static readonly Parameter<string> MacroDefaults = Group.Text("milter_macro_defaults", "");

    public static readonly Parameter<string> MacroV = Group.Text("milter_macro_v", "$mail_name $mail_version", minLength: 1);

    public static readonly Parameter<string> MailMacros =
        Group.Text("milter_mail_macros", "i {auth_type} {auth_authen} {auth_author} {mail_addr} {mail_host} {mail_mailer}");

    public static readonly Parameter<string> Protocol = Group.Text("milter_protocol", "6", minLength: 1);

    public static readonly Parameter<string> RcptMacros =
        Group.Text("milter_rcpt_macros", "i {rcpt_addr} {rcpt_host} {rcpt_mailer}");

    public static readonly Parameter<string> UnknownCommandMacros = Group.Text("milter_unknown_command_macros", "");

    public static readonly Parameter<string> NonSmtpdMilters = Group.Text("non_smtpd_milters", "");

    public static readonly Parameter<string> SmtpdMilterMaps = Group.Text("smtpd_milter_maps", "");

    public static readonly Parameter<string> SmtpdMilters = Group.Text("smtpd_milters", "");
}
