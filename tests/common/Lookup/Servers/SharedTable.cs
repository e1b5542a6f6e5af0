using Postfix.Lookup;

namespace Postfix.Tests.Lookup.Servers;

/// <summary>A table that the threads of a process use at the same time.</summary>
internal static class SharedTable
{
    private const int Threads = 8;
    private const int Lookups = 50;

    /// <summary>All threads find the value, each time.</summary>
    public static void AssertAnswers(LookupTable table, string key, string value)
    {
        int found = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < Lookups; i++)
                Interlocked.Add(ref found, table.Find(key).Value == value ? 1 : 0);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(Threads * Lookups, found);
    }
}
