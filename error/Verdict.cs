namespace Postfix.ErrorDelivery;

/// <summary>What the agent does with every recipient.</summary>
internal enum Verdict
{
    /// <summary>Return it to the sender.</summary>
    Bounce,

    /// <summary>Keep it for later.</summary>
    Defer,
}
