namespace Postfix.SmtpClient.Encryption;

/// <summary>What one session owes to the mail that it carries.</summary>
/// <param name="Policy">The policy for the destination.</param>
/// <param name="Nexthop">The domain or host whose mail it is.</param>
/// <param name="FallsBack">Mail has waited long enough: better in the clear than never, where that is allowed.</param>
internal sealed record EncryptionDemand(TlsPolicy Policy, string Nexthop, bool FallsBack = false)
{
    /// <summary>A session in the clear.</summary>
    public static readonly EncryptionDemand None = new(TlsPolicy.Plain, "");
}
