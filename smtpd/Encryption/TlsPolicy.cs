using Postfix.Config;
using Postfix.Text;

namespace Postfix.Smtpd.Encryption;

/// <summary>Whether TLS is offered, and how much of it is demanded (postconf(5), smtpd_tls_security_level).</summary>
internal sealed record TlsPolicy
{
    /// <summary>Clients may use TLS.</summary>
    public required bool IsOffered { get; init; }

    /// <summary>Nothing but getting ready is done without TLS.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>TLS starts with the connection (<c>smtpd_tls_wrappermode</c>).</summary>
    public required bool IsWrapper { get; init; }

    /// <summary>Clients are asked for a certificate.</summary>
    public required bool AsksForCertificate { get; init; }

    /// <summary>Clients without a trusted certificate are turned away.</summary>
    public required bool RequiresCertificate { get; init; }

    /// <summary>Reads main.cf; what makes no sense together is a warning.</summary>
    /// <exception cref="ConfigurationException">The level is unknown.</exception>
    public static TlsPolicy Read(Settings settings, Action<string> warn)
    {
        bool isWrapper = settings[SmtpdTlsParameters.Wrappermode];
        string level = ByteText.LowerAscii(settings[SmtpdTlsParameters.SecurityLevel]);
        (bool isOffered, bool isRequired) = (isWrapper ? "" : level) switch
        {
            "" => (settings[SmtpdTlsParameters.UseTls], settings[SmtpdTlsParameters.EnforceTls]),
            "none" => (false, false),
            "may" => (true, false),
            "encrypt" => (true, true),
            "fingerprint" or "verify" or "secure" => UseEncrypt(),
            _ => throw new ConfigurationException(
                $"Invalid TLS level \"{level}\"", parameter: SmtpdTlsParameters.SecurityLevel.Name),
        };
        isRequired |= isWrapper;
        bool requiresCertificate = settings[SmtpdTlsParameters.ReqCcert];
        if (requiresCertificate && !isRequired && isOffered)
            warn("Can't require client certs unless TLS is required");
        return new TlsPolicy
        {
            IsOffered = isOffered || isRequired,
            IsRequired = isRequired,
            IsWrapper = isWrapper,
            AsksForCertificate = settings[SmtpdTlsParameters.AskCcert] || (isRequired && requiresCertificate),
            RequiresCertificate = isRequired && requiresCertificate,
        };

        (bool IsOffered, bool IsRequired) UseEncrypt()
        {
            warn($"{SmtpdTlsParameters.SecurityLevel.Name}: unsupported TLS level \"{level}\", using \"encrypt\"");
            return (true, true);
        }
    }
}
