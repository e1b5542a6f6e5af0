using Postfix.Sasl;

namespace Postfix.Smtpd.Authentication;

/// <summary>What a client may use to log in.</summary>
/// <param name="Sasl">Carries the authentications out.</param>
/// <param name="Mechanisms">What the filter has left of the mechanisms.</param>
internal sealed record AuthenticationOffer(SaslServerSession Sasl, IReadOnlyList<string> Mechanisms) : IDisposable
{
    /// <summary>As EHLO shows them.</summary>
    public string MechanismList { get; } = string.Join(' ', Mechanisms);

    public void Dispose() => Sasl.Dispose();
}
