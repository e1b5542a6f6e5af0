namespace Postfix.QueueManager.Scheduling;

/// <summary>Delivery services that the queue manager itself uses.</summary>
internal static class ServiceNames
{
    /// <summary>Bounces with the next hop as the reason.</summary>
    public const string Error = "error";

    /// <summary>Defers with the next hop as the reason.</summary>
    public const string Retry = "retry";
}
