using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>A request for a notification about a message.</summary>
/// <param name="Service">Whose log of recipients it is about.</param>
/// <param name="Request">What kind of notification.</param>
/// <param name="Message">The message.</param>
internal sealed record Notice(DeliveryStatusService Service, DeliveryStatusRequest Request, NotifiedMessage Message)
{
    /// <summary>Request flags; for traces the trace flags of the message.</summary>
    public int Flags { get; init; }

    /// <summary>When given, every recipient gets a notification of its own with such addresses.</summary>
    public string? VerpDelimiters { get; init; }
}
