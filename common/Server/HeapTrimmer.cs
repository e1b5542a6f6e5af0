namespace Postfix.Server;

/// <summary>
/// Gives memory back after a burst of work: the collector itself begins only with the next burst, and until then a process with
/// many threads keeps the allocation area of each.
/// </summary>
public sealed class HeapTrimmer
{
    // What is less is not worth the time.
    private const long LeastGrowth = 1 << 20;

    private long _before = GC.GetTotalMemory(forceFullCollection: false);

    /// <summary>To be called when there is nothing to do. One thread at a time.</summary>
    public void Trim()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) - _before < LeastGrowth)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _before = GC.GetTotalMemory(forceFullCollection: false);
    }
}
