using Postfix.Mail;
using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Queue;

/// <summary>
/// Takes new and deferred messages into the active queue, in turn, one per round of the event loop, as long as there is room.
/// </summary>
internal sealed class Intake(
    QueueScan incoming, QueueScan deferred, ActiveQueue active, ActiveCount count, DestinationHealth health, int activeLimit,
    FlowTokens? tokens)
{
    /// <summary>Files that are looked at in one round: most deferred ones are not due, and finding out is cheap.</summary>
    private const int LooksPerRound = 50;

    private readonly QueueScan[] _incomingFirst = [incoming, deferred];
    private readonly QueueScan[] _deferredFirst = [deferred, incoming];
    private bool _deferredIsFirst;
    private bool _incomingWasRunning = true;

    /// <summary>Asks for scans.</summary>
    public void Request(TriggerRequest request)
    {
        if ((request.Incoming | request.Deferred).HasFlag(ScanOptions.ReviveAll))
            health.ReviveAll();
        if (request.Incoming != ScanOptions.None)
            incoming.Request(request.Incoming);
        if (request.Deferred != ScanOptions.None)
            deferred.Request(request.Deferred);
    }

    /// <summary>Takes at most one message in.</summary>
    /// <returns>Whether there may be more to take in at once.</returns>
    public bool Step()
    {
        bool mayHaveMore = false;
        QueueScan? source = null;
        if (count.Messages < activeLimit)
            mayHaveMore = FeedOne(out source);
        // With room the queues take turns; without, new mail goes first as soon as there is some.
        _deferredIsFirst = count.Messages < activeLimit && source == incoming;
        UpdateTokens(source == incoming);
        return mayHaveMore;
    }

    private bool FeedOne(out QueueScan? source)
    {
        bool hasMore = false;
        foreach (QueueScan scan in _deferredIsFirst ? _deferredFirst : _incomingFirst)
        {
            source = scan;
            for (int looks = 0; looks < LooksPerRound && scan.Next() is { } entry; looks++)
            {
                hasMore = true;
                if (active.Feed(entry, scan.Queue, scan.Options))
                    return true;
            }
        }
        source = null;
        return hasMore;
    }

    private void UpdateTokens(bool tookIncoming)
    {
        if (tokens is not null && tookIncoming)
            tokens.Give();
        else if (tokens is not null && !incoming.IsRunning && _incomingWasRunning)
            tokens.FillUp();
        _incomingWasRunning = incoming.IsRunning || tookIncoming;
    }
}
