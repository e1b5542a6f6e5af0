namespace Postfix.SmtpClient.Encryption;

/// <summary>How much security a delivery demands, in rising order (postconf(5), smtp_tls_security_level).</summary>
internal enum TlsLevel
{
    None,

    /// <summary>Encrypt where the server offers it.</summary>
    May,

    /// <summary>Encrypt, to whomever.</summary>
    Encrypt,

    /// <summary>The server's certificate or key has one of the given fingerprints.</summary>
    Fingerprint,

    /// <summary>As the DNS says, where it says something.</summary>
    Dane,

    /// <summary>As the DNS says.</summary>
    DaneOnly,

    /// <summary>A trusted certificate has one of the given names; the server's name in the DNS may be one.</summary>
    Verify,

    /// <summary>A trusted certificate has one of the given names.</summary>
    Secure,
}
