namespace Postfix.Tests;

/// <summary>
/// What work allocates for each of many items. Tests of it belong to this collection, which runs alone: others would take buffers
/// out of the pools of the process.
/// </summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public static class Allocations
{
    /// <summary>Name of the collection.</summary>
    public const string Alone = "allocations";

    private const int Rounds = 3;

    /// <summary>
    /// Whole bytes for each item more, so that a buffer more or a longer log line counts for nothing. Of several rounds the one
    /// with the least counts: the runtime and empty pools add to some of them.
    /// </summary>
    /// <param name="measure">Does the work for this many items, and tells how many bytes that took.</param>
    /// <param name="more">How many items more; there are a tenth of them to begin with.</param>
    public static long PerItem(Func<int, long> measure, int more = 10_000)
    {
        int few = more / 10;
        measure(few); // makes what is made on first use
        return (Least(few + more) - Least(few)) / more;

        long Least(int items) => Enumerable.Range(0, Rounds).Min(_ => measure(items));
    }

    /// <summary>Bytes that the calling thread allocates for some work.</summary>
    public static long Of(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
