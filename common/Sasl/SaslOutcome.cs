namespace Postfix.Sasl;

/// <summary>Where an authentication stands.</summary>
public enum SaslOutcome
{
    /// <summary>There is something to send to the peer, and an answer to wait for.</summary>
    Continue,

    /// <summary>This side is satisfied.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It could not be decided; another attempt may succeed.</summary>
    FailedForNow,
}
