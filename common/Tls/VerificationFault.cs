namespace Postfix.Tls;

/// <summary>Why a certificate was not verified.</summary>
/// <param name="Purpose">"server ", "client " or "CA " where the text begins with it, else empty.</param>
/// <param name="Reason">The reason.</param>
public sealed record VerificationFault(string Purpose, string Reason)
{
    /// <summary>The log line.</summary>
    public string Describe(string peer) => $"{Purpose}certificate verification failed for {peer}: {Reason}";
}
