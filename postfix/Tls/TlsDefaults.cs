using Postfix.Config;

namespace Postfix.PostfixCommand.Tls;

/// <summary>Whether main.cf says anything about TLS that ought not to be overridden.</summary>
internal sealed class TlsDefaults(MainCf main)
{
    private static readonly string[] s_client =
    [
        "smtp_use_tls", "smtp_enforce_tls", "smtp_tls_enforce_peername", "smtp_tls_security_level", "smtp_tls_cert_file",
        "smtp_tls_dcert_file", "smtp_tls_eccert_file",
    ];

    private static readonly string[] s_server =
    [
        "smtpd_use_tls", "smtpd_enforce_tls", "smtpd_tls_security_level", "smtpd_tls_cert_file", "smtpd_tls_dcert_file",
        "smtpd_tls_eccert_file",
    ];

    /// <summary>The SMTP client has its defaults.</summary>
    public bool HasClient => s_client.All(IsDefault);

    /// <summary>The SMTP server has its defaults.</summary>
    public bool HasServer => s_server.All(IsDefault);

    private bool IsDefault(string name) => main.Values.GetValueOrDefault(name, "").Length == 0;
}
