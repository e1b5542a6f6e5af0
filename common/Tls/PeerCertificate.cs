namespace Postfix.Tls;

/// <summary>Whom a certificate names.</summary>
/// <param name="CommonName">Subject's common name.</param>
/// <param name="Issuer">Issuer's common name, or organization.</param>
/// <param name="CertificateFingerprint">Digest of the certificate, in hexadecimal with colons.</param>
/// <param name="KeyFingerprint">Digest of the public key.</param>
public sealed record PeerCertificate(string CommonName, string Issuer, string CertificateFingerprint, string KeyFingerprint);
