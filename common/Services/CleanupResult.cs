namespace Postfix.Services;

/// <summary>cleanup(8)'s verdict on a message.</summary>
/// <param name="Status">Ok, or what went wrong.</param>
/// <param name="Reason">Text for the sender; may be empty.</param>
public readonly record struct CleanupResult(CleanupStatus Status, string Reason)
{
    /// <summary>True when the message is safely in the queue.</summary>
    public bool IsOk => Status == CleanupStatus.Ok;
}
