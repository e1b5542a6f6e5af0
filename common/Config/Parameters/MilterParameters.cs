namespace Postfix.Config;

/// <summary>Parameters of the milter client in smtpd(8) and cleanup(8).</summary>
public static class MilterParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("milter");

    /// <summary>Limit on a milter's answer to an SMTP command or a header.</summary>
    public static readonly Parameter<TimeSpan> CommandTimeout = Group.Time("milter_command_timeout", "30s", min: 1);

    /// <summary>Macros that milters get with a new connection.</summary>
    public static readonly Parameter<string> ConnectMacros =
        Group.Text("milter_connect_macros", "j {daemon_name} {daemon_addr} v _");

    /// <summary>Limit on connecting to a milter and on its greeting.</summary>
    public static readonly Parameter<TimeSpan> ConnectTimeout = Group.Time("milter_connect_timeout", "30s", min: 1);

    /// <summary>Limit on a milter's answer to message content.</summary>
    public static readonly Parameter<TimeSpan> ContentTimeout = Group.Time("milter_content_timeout", "300s", min: 1);

    /// <summary>Macros that milters get with DATA.</summary>
    public static readonly Parameter<string> DataMacros = Group.Text("milter_data_macros", "i");

    /// <summary>What happens when a milter fails: accept, reject, tempfail, quarantine or shutdown.</summary>
    public static readonly Parameter<string> DefaultAction = Group.Text("milter_default_action", "shutdown", minLength: 1);

    /// <summary>Macros that milters get at the end of the message.</summary>
    public static readonly Parameter<string> EndOfDataMacros = Group.Text("milter_end_of_data_macros", "i");

    /// <summary>Macros that milters get at the end of the headers.</summary>
    public static readonly Parameter<string> EndOfHeaderMacros = Group.Text("milter_end_of_header_macros", "i");

    /// <summary>Tables that headers added by milters are looked up in (header_checks(5)).</summary>
    public static readonly Parameter<string> HeaderChecks = Group.Text("milter_header_checks", "");

    /// <summary>Macros that milters get with HELO or EHLO.</summary>
    public static readonly Parameter<string> HeloMacros =
        Group.Text("milter_helo_macros", "{tls_version} {cipher} {cipher_bits} {cert_subject} {cert_issuer}");

    /// <summary>Value of the macro {daemon_name}.</summary>
    public static readonly Parameter<string> MacroDaemonName =
        Group.Text("milter_macro_daemon_name", "$myhostname", minLength: 1);

    /// <summary>Values of further macros, name=value.</summary>
    public static readonly Parameter<string> MacroDefaults = Group.Text("milter_macro_defaults", "");

    /// <summary>Value of the macro v.</summary>
    public static readonly Parameter<string> MacroV = Group.Text("milter_macro_v", "$mail_name $mail_version", minLength: 1);

    /// <summary>Macros that milters get with MAIL FROM.</summary>
    public static readonly Parameter<string> MailMacros =
        Group.Text("milter_mail_macros", "i {auth_type} {auth_authen} {auth_author} {mail_addr} {mail_host} {mail_mailer}");

    /// <summary>Version of the milter protocol, and its extensions.</summary>
    public static readonly Parameter<string> Protocol = Group.Text("milter_protocol", "6", minLength: 1);

    /// <summary>Macros that milters get with RCPT TO.</summary>
    public static readonly Parameter<string> RcptMacros =
        Group.Text("milter_rcpt_macros", "i {rcpt_addr} {rcpt_host} {rcpt_mailer}");

    /// <summary>Macros that milters get with an unknown command.</summary>
    public static readonly Parameter<string> UnknownCommandMacros = Group.Text("milter_unknown_command_macros", "");

    /// <summary>Milters for mail that does not come by SMTP.</summary>
    public static readonly Parameter<string> NonSmtpdMilters = Group.Text("non_smtpd_milters", "");

    /// <summary>Tables that give a client's milters in place of smtpd_milters; DISABLE stands for none.</summary>
    public static readonly Parameter<string> SmtpdMilterMaps = Group.Text("smtpd_milter_maps", "");

    /// <summary>Milters for mail that comes by SMTP.</summary>
    public static readonly Parameter<string> SmtpdMilters = Group.Text("smtpd_milters", "");
}
