namespace Postfix.Pickup;

/// <summary>What happens to a maildrop file after an attempt.</summary>
internal enum Disposition
{
    /// <summary>It is in the queue or can never get there.</summary>
    Remove,

    /// <summary>Try again at the next scan.</summary>
    Keep,
}
