using Postfix.Services;

namespace Postfix.QueueManager.Scheduling;

/// <summary>A recipient on its way from the queue file to a delivery.</summary>
/// <param name="Recipient">The recipient as agents get it.</param>
/// <param name="Destination">Where it goes; null before routing, and when there is nothing left to deliver.</param>
internal readonly record struct RoutedRecipient(DeliverRecipient Recipient, DestinationQueue? Destination);
