namespace Postfix.Tls;

/// <summary>Where a program's own certificates are.</summary>
/// <param name="ChainFiles">Files with keys and chains of certificates; when there are any, the pairs do not count.</param>
/// <param name="Pairs">Certificate and key by kind.</param>
public sealed record OwnCertificates(IReadOnlyList<string> ChainFiles, IReadOnlyList<CertificatePair> Pairs)
{
    /// <summary>Whether there are files with keys and chains.</summary>
    public bool HasChains => ChainFiles.Count > 0;

    /// <summary>Whether there is a certificate in a file of its own.</summary>
    public bool HasPairs => Pairs.Any(pair => pair.CertificateFile.Length > 0);
}
