namespace Postfix.PostfixCommand.Tls;

/// <summary>Where a private key and its certificate are.</summary>
/// <param name="Key">The file with the key.</param>
/// <param name="Certificate">The file with the certificate, or the chain that begins with it.</param>
internal readonly record struct KeyPairFiles(string Key, string Certificate);
