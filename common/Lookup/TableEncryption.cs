namespace Postfix.Lookup;

/// <summary>How the connections of a table to its servers are encrypted.</summary>
/// <param name="AuthorityFile">File with authorities that are trusted; may be empty.</param>
/// <param name="AuthorityDirectory">Directory with such files, by hash; may be empty.</param>
/// <param name="CertificateFile">Own certificate; may be empty.</param>
/// <param name="KeyFile">Its key.</param>
/// <param name="VerifiesName">Whether a server must prove that it has the name by which it is known.</param>
public sealed record TableEncryption(
    string AuthorityFile, string AuthorityDirectory, string CertificateFile, string KeyFile, bool VerifiesName);
