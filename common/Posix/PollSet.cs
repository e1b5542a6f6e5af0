using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>A small, fixed set of descriptors that one thread waits for with poll(2).</summary>
public sealed class PollSet
{
    private PollEntry[] _entries = [];

    /// <summary>Adds a descriptor to wait for input on; its index is the number of earlier ones. Not closed here.</summary>
    public void Add(FileDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        _entries = [.. _entries, new PollEntry { fd = descriptor.Number, events = LibC.POLLIN }];
    }

    /// <summary>
    /// Waits until a descriptor has input (or is broken or at its end, which reading tells). False after
    /// <paramref name="limit"/>; a signal may end the wait early with no descriptor ready.
    /// </summary>
    public bool Wait(TimeSpan limit)
    {
        int ready = LibC.poll(ref _entries[0], (nuint)_entries.Length, Readiness.ToMilliseconds(limit));
        if (ready >= 0)
            return ready > 0;
        if (!LastError.IsInterrupt)
            LastError.Throw("poll", null);
        foreach (ref PollEntry entry in _entries.AsSpan())
            entry.revents = 0;
        return true;
    }

    /// <summary>Whether the descriptor of this index was ready at the last wait.</summary>
    public bool IsReady(int index) => _entries[index].revents != 0;
}
