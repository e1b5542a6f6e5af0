namespace Postfix.Tls;

/// <summary>A signature of a handshake.</summary>
/// <param name="Algorithm">Its name with curve or size.</param>
/// <param name="Digest">Name of the digest; empty when the algorithm has it built in.</param>
public sealed record TlsSignature(string Algorithm, string Digest)
{
    /// <summary>The text in the log.</summary>
    /// <param name="side">server or client.</param>
    public string Describe(string side) =>
        $"{side}-signature {Algorithm}{(Digest.Length > 0 ? $" {side}-digest {Digest}" : "")}";
}
