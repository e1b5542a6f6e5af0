namespace Postfix.Master;

/// <summary>A process of a service, as far as master knows about it.</summary>
internal sealed class Child(int pid, uint generation, int capacity)
{
    /// <summary>Process id.</summary>
    public int Pid { get; } = pid;

    /// <summary>Number of its start; keeps a late message of a former process with the same id apart.</summary>
    public uint Generation { get; } = generation;

    /// <summary>Clients that it may have at a time, or has yet when it is leaving.</summary>
    public int Capacity { get; set; } = capacity;

    /// <summary>It waits for clients.</summary>
    public bool IsAvailable { get; set; } = true;

    /// <summary>It has served a client; the program works.</summary>
    public bool HasServed { get; set; }

    /// <summary>It said that it serves several clients at a time.</summary>
    public bool ServesMany { get; set; }

    /// <summary>It gets no new clients and ends with its present ones.</summary>
    public bool IsLeaving { get; set; }
}
