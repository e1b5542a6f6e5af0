namespace Postfix.Server;

/// <summary>
/// Gives memory back after a burst of work: the collector itself begins only with the next burst, and until then a process with
/// many threads keeps the allocation area of each.
/// </summary>
public sealed class HeapTrimmer
{
    // What is less is not worth the time.
    private const long LeastGrowth = 1 << 20;

    private long _size = GC.GetTotalMemory(forceFullCollection: false);
    private int _collections;

    /// <summary>To be called when there is nothing to do. One thread at a time.</summary>
    public void Trim()
    {
        // After a collection the collector keeps room for as much as there was before.
        bool wasCollected = GC.CollectionCount(0) != _collections;
        if (!wasCollected && GC.GetTotalMemory(forceFullCollection: false) - _size < LeastGrowth)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _size = GC.GetTotalMemory(forceFullCollection: false);
        _collections = GC.CollectionCount(0);
    }
}
