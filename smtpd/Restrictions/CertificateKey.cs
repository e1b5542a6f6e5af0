namespace Postfix.Smtpd.Restrictions;

/// <summary>What of a client's certificate is looked up in an access table.</summary>
internal enum CertificateKey
{
    /// <summary>The digest of the certificate.</summary>
    CertificateFingerprint,

    /// <summary>The digest of its public key.</summary>
    KeyFingerprint,

    /// <summary>A common name: a word that is known, but a name alone gives no rights.</summary>
    Name,
}
