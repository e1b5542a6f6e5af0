namespace Postfix.Pickup;

/// <summary>A maildrop file does not hold a message; it will never do.</summary>
internal sealed class MalformedSubmissionException : Exception
{
    public MalformedSubmissionException(string message, string? queueId = null)
        : base(message) => QueueId = queueId;

    /// <summary>The message that it was to become, where that is worth telling.</summary>
    public string? QueueId { get; }
}
