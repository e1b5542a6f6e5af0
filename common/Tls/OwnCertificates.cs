namespace Postfix.Tls;

/// <summary>Where a program's own certificates are.</summary>
/// <param name="ChainFiles">Files with keys and chains of certificates; when there are any, the pairs do not count.</param>
/// <param name="Pairs">Certificate and key by kind.</param>
public sealed record OwnCertificates(IReadOnlyList<string> ChainFiles, IReadOnlyList<CertificatePair> Pairs);
