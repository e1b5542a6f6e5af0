using Postfix.Events;

namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// Learns from delivery results which transports and destinations work, and leaves the others alone for a while.
/// </summary>
internal sealed class DestinationHealth(
    TransportTable transports, SchedulerSettings settings, TimerQueue timers, QueueManagerLog log)
{
    /// <summary>An agent reached the destination.</summary>
    public void CountSuccess(DestinationQueue destination)
    {
        if (destination.State == DestinationState.Dead)
        {
            Revive(destination);
            return;
        }
        double? feedback = destination.CountSuccess();
        LogFeedback(destination, "qmgr_queue_unthrottle", feedback);
    }

    /// <summary>An agent had trouble with the destination.</summary>
    /// <returns>Whether it is dead now.</returns>
    public bool CountFailure(DestinationQueue destination, DeliveryProblem problem)
    {
        if (destination.State != DestinationState.Ready)
            return false;
        double feedback = destination.CountFailure(problem);
        bool dead = destination.State == DestinationState.Dead;
        LogFeedback(destination, "qmgr_queue_throttle", dead ? null : feedback);
        if (dead)
            destination.StateEnd = timers.Add(settings.DestinationRetryTime, () => ReviveOrForget(destination));
        return dead;
    }

    /// <summary>No agent of the transport can be reached.</summary>
    public void MarkDead(Transport transport, DeliveryProblem problem)
    {
        if (transport.IsDead)
            return;
        transport.MarkDead(problem);
        transport.Revival = timers.Add(settings.TransportRetryTime, transport.MarkAlive);
    }

    /// <summary>Gives a dead destination another chance.</summary>
    public void Revive(DestinationQueue destination)
    {
        destination.Revive();
        LogFeedback(destination, "qmgr_queue_unthrottle", null);
    }

    /// <summary>Gives everything that is dead another chance.</summary>
    public void ReviveAll()
    {
        foreach (Transport transport in transports.All)
        {
            if (transport.IsDead)
                transport.MarkAlive();
            foreach (DestinationQueue destination in transport.Destinations.ToArray())
            {
                if (destination.State == DestinationState.Dead)
                    ReviveOrForget(destination);
            }
        }
    }

    /// <summary>A delivery ended to a destination whose rate is limited: the next one has to wait.</summary>
    public void Pause(DestinationQueue destination, TimeSpan delay)
    {
        if (destination.State == DestinationState.Dead)
            Revive(destination);
        if (destination.State != DestinationState.Ready)
            return;
        destination.Pause();
        destination.StateEnd = timers.Add(delay, () => Resume(destination));
    }

    private void Resume(DestinationQueue destination)
    {
        destination.Resume();
        if (destination.IsIdle)
            transports.ForgetIfIdle(destination);
        else
            destination.Transport.Jobs.Unblock(destination);
    }

    private void ReviveOrForget(DestinationQueue destination)
    {
        Revive(destination);
        transports.ForgetIfIdle(destination);
    }

    private void LogFeedback(DestinationQueue destination, string occasion, double? feedback)
    {
        if (!settings.LogsFeedback || destination.Transport.IsErrorService)
            return;
        if (feedback is { } amount)
            log.Feedback(occasion, amount);
        log.Window(occasion, destination);
    }
}
