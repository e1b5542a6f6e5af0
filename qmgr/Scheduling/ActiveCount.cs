namespace Postfix.QueueManager.Scheduling;

/// <summary>How much is in the active queue.</summary>
internal sealed class ActiveCount
{
    /// <summary>Messages.</summary>
    public int Messages { get; set; }

    /// <summary>Messages that are probes of address verification.</summary>
    public int Probes { get; set; }
}
