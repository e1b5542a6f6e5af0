namespace Postfix.Sasl;

/// <summary>The result of one step of an authentication (RFC 4422).</summary>
/// <param name="Outcome">Where the authentication stands.</param>
/// <param name="Text">What to send to the peer, in base64, or why it failed; may be empty.</param>
public readonly record struct SaslStep(SaslOutcome Outcome, string Text)
{
    /// <summary>Whether it ended without success.</summary>
    public bool IsFailure => Outcome is SaslOutcome.Failed or SaslOutcome.FailedForNow;
}
