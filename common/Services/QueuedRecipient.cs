namespace Postfix.Services;

/// <summary>A recipient that a message in the queue waits for.</summary>
/// <param name="Address">In external form.</param>
/// <param name="Reason">Why the last attempt failed; empty when there was none.</param>
public readonly record struct QueuedRecipient(string Address, string Reason)
{
    /// <summary>The address before it was rewritten, in external form; null when it is not known.</summary>
    public string? OriginalAddress { get; init; }

    /// <summary>The log that the reason is from: "bounce" when the sender is going to hear of it, "defer", or empty without a reason.</summary>
    public string LogClass { get; init; } = "";
}
