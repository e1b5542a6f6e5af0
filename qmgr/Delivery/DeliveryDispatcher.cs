using Postfix.Events;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Delivery;

/// <summary>
/// Brings deliveries and agents together. An agent is called before a delivery is selected: when it answers, the best
/// choice may be another one, and if there is none left the connection is just closed. One that has just finished a delivery will
/// answer at once, so that it is sent the next one without waiting for that.
/// </summary>
internal sealed class DeliveryDispatcher : IDisposable
{
    /// <summary>How often agents are looked at that do not answer.</summary>
    private static readonly TimeSpan s_checkInterval = TimeSpan.FromSeconds(60);

    private readonly LinkedItems<AgentConnection, AgentConnection.ByAge> _connections = new();
    private readonly TransportTable _transports;
    private readonly Scheduler _scheduler;
    private readonly DeliveryResults _results;
    private readonly DeliveryRequestBuilder _requests;
    private readonly DispatcherLimits _limits;
    private readonly EventLoop _loop;
    private readonly SchedulerClock _clock;
    private readonly QueueManagerLog _log;
    private bool _isLeaving;

    public DeliveryDispatcher(
        TransportTable transports, Scheduler scheduler, DeliveryResults results, DeliveryRequestBuilder requests,
        DispatcherLimits limits, EventLoop loop, SchedulerClock clock, QueueManagerLog log)
    {
        _transports = transports;
        _scheduler = scheduler;
        _results = results;
        _requests = requests;
        _limits = limits;
        _loop = loop;
        _clock = clock;
        _log = log;
        loop.After(s_checkInterval, CheckConnections);
    }

    /// <summary>Deliveries that agents have not reported on yet.</summary>
    public int UnderWay { get; private set; }

    /// <summary>From now on no delivery starts.</summary>
    public void Leave() => _isLeaving = true;

    /// <summary>Calls agents for the deliveries that could start.</summary>
    public void CallAgents()
    {
        while (!_isLeaving && _transports.NextWantingAgent() is { } transport)
            Connect(transport);
    }

    /// <summary>Closes all connections; agents go on with what they have.</summary>
    public void Dispose()
    {
        while (_connections.First is { } connection)
        {
            _connections.Remove(connection);
            connection.Dispose();
        }
    }

    private void Connect(Transport transport)
    {
        try
        {
            AgentConnection connection = AgentConnection.Open(transport, _limits.AgentTimeout, _clock.Seconds);
            transport.IsRateLocked = transport.Limits.TransportRateDelay > TimeSpan.Zero;
            _connections.Append(connection);
            _loop.WatchReadable(connection.Descriptor, () => HandleInput(connection));
            if (!transport.IsRateLocked && transport.TakeIdleAgent() && _scheduler.Select(transport) is { } entry)
                HandOver(connection, entry);
            else
                transport.PendingConnections++;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            _log.NoConnection(transport.Name, error is PosixException posix ? ErrnoText.Describe(posix.Errno) : error.Message);
            _results.TransportFailed(transport);
        }
    }

    private void HandleInput(AgentConnection connection)
    {
        if (connection.Entry is { } entry)
        {
            FinishDelivery(connection, entry);
            return;
        }
        connection.Transport.PendingConnections--;
        connection.Transport.TakeIdleAgent();
        TimeSpan pause = connection.Transport.Limits.TransportRateDelay;
        if (pause > TimeSpan.Zero)
            StartDeliveryAfter(pause, connection);
        else
            StartDelivery(connection);
    }

    private void StartDeliveryAfter(TimeSpan pause, AgentConnection connection)
    {
        _loop.Forget(connection.Descriptor); // its announcement can wait
        _loop.After(pause, () =>
        {
            _loop.WatchReadable(connection.Descriptor, () => HandleInput(connection));
            StartDelivery(connection);
        });
    }

    /// <summary>An agent is ready.</summary>
    private void StartDelivery(AgentConnection connection)
    {
        if (!_results.ReadAnnouncement(connection))
        {
            GiveUp(connection);
        }
        else if (_isLeaving || _scheduler.Select(connection.Transport) is not { } entry)
        {
            Close(connection);
            connection.Transport.IsRateLocked = false;
        }
        else
        {
            HandOver(connection, entry);
        }
    }

    private void HandOver(AgentConnection connection, DeliveryEntry entry)
    {
        try
        {
            connection.Send(entry, _requests.Build(entry), _clock.Seconds);
            _connections.Remove(connection);
            _connections.Append(connection);
            UnderWay++;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            _log.CannotWrite(connection.Transport.Name, error.Message);
            _scheduler.PutBack(entry);
            GiveUp(connection);
        }
    }

    private void FinishDelivery(AgentConnection connection, DeliveryEntry entry)
    {
        if (!_results.TryReadReply(connection, out DeliverReply? reply))
            return;
        UnderWay--;
        if (reply is not null)
            connection.Transport.IdleAgents++;
        Close(connection);
        _results.Finish(entry, reply);
    }

    private void GiveUp(AgentConnection connection)
    {
        Close(connection);
        _results.TransportFailed(connection.Transport);
    }

    private void Close(AgentConnection connection)
    {
        _loop.Forget(connection.Descriptor);
        _connections.Remove(connection);
        connection.Dispose();
    }

    /// <summary>An agent that never answers would hold its message for ever; starting anew is the lesser evil.</summary>
    private void CheckConnections()
    {
        if (_connections.First is { } oldest && _clock.Seconds - oldest.Since > (long)_limits.Watchdog.TotalSeconds)
        {
            throw new FatalException(oldest.Entry is { } entry
                ? $"{entry.Message.QueueId}: timeout receiving delivery status from transport: {oldest.Transport.Name}"
                : $"timeout connecting to transport: {oldest.Transport.Name}");
        }
        _loop.After(s_checkInterval, CheckConnections);
    }
}
