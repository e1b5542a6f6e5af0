using Postfix.Events;
using Postfix.Ipc;

namespace Postfix.QueueManager.Scheduling;

/// <summary>A delivery service of master.cf with its destinations and jobs.</summary>
internal sealed class Transport
{
    /// <summary>Connections that wait for an agent at a time. Two keep the agents busy: one agent is starting its delivery
    /// while the next gets ready. More only makes the disk seek.</summary>
    private const int MaxPendingConnections = 2;

    private readonly Dictionary<string, DestinationQueue> _destinations = [];

    /// <param name="name">Service name in master.cf.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="jobs">What messages have to deliver over it.</param>
    public Transport(string name, TransportLimits limits, JobSchedule jobs)
    {
        Name = name;
        SocketPath = new ServiceAddress(ServiceClass.Private, name).Path;
        SocketName = $"{SocketPath} socket";
        Limits = limits;
        Jobs = jobs;
    }

    /// <summary>Service name in master.cf.</summary>
    public string Name { get; }

    /// <summary>Where its agents listen.</summary>
    public string SocketPath { get; }

    /// <summary>The same in messages.</summary>
    public string SocketName { get; }

    /// <summary>Its limits.</summary>
    public TransportLimits Limits { get; }

    /// <summary>What messages have to deliver over it.</summary>
    public JobSchedule Jobs { get; }

    /// <summary>Deliveries that could start if there were agents for them.</summary>
    public int Demand { get; set; }

    /// <summary>Connections that wait for an agent.</summary>
    public int PendingConnections { get; set; }

    /// <summary>Agents that have finished a delivery and not got another one, as far as is known: they may have ended.</summary>
    public int IdleAgents { get; set; }

    /// <summary>Whether its rate limit forbids another delivery now.</summary>
    public bool IsRateLocked { get; set; }

    /// <summary>Why it is dead; null while it is not.</summary>
    public DeliveryProblem? Problem { get; private set; }

    /// <summary>Ends the dead state when it lasts long enough.</summary>
    public LoopTimer? Revival { get; set; }

    /// <summary>Whether no agent could be reached lately; mail for it is deferred.</summary>
    public bool IsDead => Problem is not null;

    /// <summary>Whether it only reports problems: error(8) and retry(8) have no destinations whose health matters.</summary>
    public bool IsErrorService => Name is ServiceNames.Error or ServiceNames.Retry;

    /// <summary>Whether a connection to one more agent should be made.</summary>
    public bool WantsAgent =>
        Demand > PendingConnections && PendingConnections < MaxPendingConnections && !IsDead && !IsRateLocked;

    /// <summary>Destinations in memory.</summary>
    public IReadOnlyCollection<DestinationQueue> Destinations => _destinations.Values;

    /// <summary>The destination with this name; null when it is not in memory.</summary>
    public DestinationQueue? FindDestination(string name) => _destinations.GetValueOrDefault(name);

    /// <summary>Adds a destination that is not in memory.</summary>
    public void Add(DestinationQueue destination) => _destinations.Add(destination.Name, destination);

    /// <summary>Forgets a destination without deliveries.</summary>
    public void Remove(DestinationQueue destination) => _destinations.Remove(destination.Name);

    /// <summary>An agent gets a delivery; true when it may be one of those that wait for it.</summary>
    public bool TakeIdleAgent()
    {
        if (IdleAgents == 0)
            return false;
        IdleAgents--;
        return true;
    }

    /// <summary>No agent can be reached.</summary>
    public void MarkDead(DeliveryProblem problem)
    {
        Problem = problem;
        IdleAgents = 0;
    }

    /// <summary>An agent was reached, or is worth another try.</summary>
    public void MarkAlive()
    {
        Revival?.Cancel();
        Problem = null;
        IsRateLocked = false;
    }
}
