namespace Postfix.Tls;

/// <summary>A certificate with its chain in one file and its key in another, or the same.</summary>
/// <param name="Kind">RSA, DSA or ECDSA, for messages.</param>
/// <param name="CertificateFile">PEM file; empty is none.</param>
/// <param name="KeyFile">PEM file.</param>
public sealed record CertificatePair(string Kind, string CertificateFile, string KeyFile);
