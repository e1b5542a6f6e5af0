namespace Postfix.Master;

/// <summary>
/// The processes of one service. Keeps the number of clients within the service's limit when processes serve several each:
/// every process counts with the clients that it may have, one that is leaving with those that it still has.
/// </summary>
internal sealed class ChildPool
{
    private readonly Dictionary<int, Child> _children = [];

    /// <summary>Most clients at a time; 0 for no limit.</summary>
    public int ClientLimit { get; set; }

    /// <summary>Most clients of one process.</summary>
    public int ClientsPerProcess { get; set; } = 1;

    /// <summary>All processes.</summary>
    public IReadOnlyCollection<Child> Children => _children.Values;

    /// <summary>True when a process waits for clients.</summary>
    public bool HasAvailable => _children.Values.Any(child => child.IsAvailable);

    /// <summary>Clients that one more process could have; 0 when the limit is reached.</summary>
    public int NextCapacity => ClientLimit == 0 ? ClientsPerProcess : Math.Clamp(Free, 0, ClientsPerProcess);

    /// <summary>True when one more process would use up the limit.</summary>
    public bool NextIsLast => ClientLimit > 0 && Free <= NextCapacity;

    private int Free => ClientLimit - _children.Values.Sum(child => child.Capacity);

    /// <summary>The process with that id; null when it is none of ours.</summary>
    public Child? Find(int pid) => _children.GetValueOrDefault(pid);

    /// <summary>A process was started.</summary>
    public void Add(Child child) => _children.Add(child.Pid, child);

    /// <summary>A process has ended.</summary>
    public void Remove(Child child) => _children.Remove(child.Pid);

    /// <summary>From now on all present processes are leaving: they were told so, or will be.</summary>
    public void Retire()
    {
        foreach (Child child in _children.Values)
        {
            child.IsAvailable = false;
            child.IsLeaving = true;
            if (!child.ServesMany)
                child.Capacity = 1;
        }
    }

    /// <summary>Takes note of what a child says. Repeated and contradictory reports do no harm.</summary>
    public static void Apply(Child child, int availability)
    {
        switch (availability)
        {
            case < 0:
                child.ServesMany = !child.IsLeaving;
                break;
            case 0:
                child.IsAvailable = false;
                // It takes one client at a time, whatever we allowed: a program of another make, or one that switches user.
                if (!child.ServesMany)
                    child.Capacity = 1;
                break;
            case 1:
                child.HasServed = true;
                child.IsAvailable = !child.IsLeaving;
                break;
            default:
                child.HasServed = true;
                child.IsAvailable = false;
                child.IsLeaving = true;
                child.Capacity = availability - ChildReport.Leaving;
                break;
        }
    }
}
