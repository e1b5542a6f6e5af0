using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>An epoll(7) instance, level-triggered unless said otherwise. Any number of threads may wait at the same time.</summary>
public sealed class Epoll : IDisposable
{
    private const int BatchSize = 64;

    private readonly FileDescriptor _epoll;

    /// <summary>Makes an instance without watches.</summary>
    public Epoll()
    {
        _epoll = new FileDescriptor(LibC.epoll_create1(LibC.EPOLL_CLOEXEC)) { Path = "epoll" };
        if (_epoll.IsInvalid)
            LastError.Throw("epoll_create");
    }

    /// <summary>Starts to watch a descriptor.</summary>
    public void Add(FileDescriptor descriptor, EpollEvent interest) => Control(LibC.EPOLL_CTL_ADD, descriptor, interest);

    /// <summary>
    /// Starts to watch a descriptor for input, edge-triggered: new input wakes one waiting thread, once. Whoever is told must
    /// take all that is there.
    /// </summary>
    public void AddEdge(FileDescriptor descriptor, long key) =>
        Control(LibC.EPOLL_CTL_ADD, descriptor, LibC.EPOLLIN | LibC.EPOLLET, key);

    /// <summary>Changes what a descriptor is watched for.</summary>
    public void Change(FileDescriptor descriptor, EpollEvent interest) => Control(LibC.EPOLL_CTL_MOD, descriptor, interest);

    /// <summary>Ends the watch.</summary>
    public void Remove(FileDescriptor descriptor) => Control(LibC.EPOLL_CTL_DEL, descriptor, default);

    /// <summary>Waits for events; returns how many there are, 0 after the limit or when a signal interrupted.</summary>
    public int Wait(Span<EpollEvent> events, TimeSpan limit)
    {
        Span<EpollEntry> entries = stackalloc EpollEntry[Math.Min(events.Length, BatchSize)];
        int count = LibC.epoll_wait(_epoll, ref entries[0], entries.Length, Readiness.ToMilliseconds(limit));
        if (count < 0 && !LastError.IsInterrupt)
            LastError.Throw("epoll_wait");
        for (int i = 0; i < count; i++)
            events[i] = FromNative(entries[i]);
        return Math.Max(count, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _epoll.Dispose();

    private void Control(int operation, FileDescriptor descriptor, EpollEvent interest) =>
        Control(operation, descriptor, (interest.CanRead ? LibC.EPOLLIN : 0) | (interest.CanWrite ? LibC.EPOLLOUT : 0), interest.Key);

    private void Control(int operation, FileDescriptor descriptor, uint events, long key)
    {
        var entry = new EpollEntry { events = events, data = key };
        LastError.ThrowIfNegative(LibC.epoll_ctl(_epoll, operation, descriptor, in entry), "epoll_ctl", descriptor.Path);
    }

    // Hang-up and error come unasked; they make both directions ready, and the next call tells what happened.
    private static EpollEvent FromNative(EpollEntry entry) =>
        new(entry.data, (entry.events & ~LibC.EPOLLOUT) != 0, (entry.events & ~LibC.EPOLLIN) != 0);
}
