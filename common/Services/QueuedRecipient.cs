namespace Postfix.Services;

/// <summary>A recipient that a message in the queue waits for.</summary>
/// <param name="Address">In external form.</param>
/// <param name="Reason">Why the last attempt failed; empty when there was none.</param>
public readonly record struct QueuedRecipient(string Address, string Reason);
