namespace Postfix.BounceServer;

/// <summary>Who reads a notification.</summary>
internal enum Audience
{
    /// <summary>The sender of the original message.</summary>
    Sender,

    /// <summary>The postmaster, who gets a copy without the polite text.</summary>
    Postmaster,
}
