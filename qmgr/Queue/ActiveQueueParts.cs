using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Queue;

/// <summary>Who does the work of the active queue.</summary>
/// <param name="Scheduler">Keeps the deliveries.</param>
/// <param name="Loader">Reads messages.</param>
/// <param name="Disposal">Disposes of messages.</param>
/// <param name="Reporting">Reports on recipients in the agents' stead.</param>
internal sealed record ActiveQueueParts(Scheduler Scheduler, MessageLoader Loader, MessageDisposal Disposal, RecipientDisposal Reporting);
