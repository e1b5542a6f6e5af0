using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>An epoll(7) instance, level-triggered.</summary>
public sealed class Epoll : IDisposable
{
    private readonly FileDescriptor _epoll;
    private EpollEntry[] _entries = new EpollEntry[64];

    /// <summary>Makes an instance without watches.</summary>
    public Epoll()
    {
        _epoll = new FileDescriptor(LibC.epoll_create1(LibC.EPOLL_CLOEXEC)) { Path = "epoll" };
        if (_epoll.IsInvalid)
            LastError.Throw("epoll_create");
    }

    /// <summary>Starts to watch a descriptor.</summary>
    public void Add(FileDescriptor descriptor, EpollEvent interest) => Control(LibC.EPOLL_CTL_ADD, descriptor, interest);

    /// <summary>Changes what a descriptor is watched for.</summary>
    public void Change(FileDescriptor descriptor, EpollEvent interest) => Control(LibC.EPOLL_CTL_MOD, descriptor, interest);

    /// <summary>Ends the watch.</summary>
    public void Remove(FileDescriptor descriptor) => Control(LibC.EPOLL_CTL_DEL, descriptor, default);

    /// <summary>Waits for events; returns how many there are, 0 after the limit or when a signal interrupted.</summary>
    public int Wait(Span<EpollEvent> events, TimeSpan limit)
    {
        if (_entries.Length < events.Length)
            _entries = new EpollEntry[events.Length];
        int count = LibC.epoll_wait(_epoll, ref _entries[0], events.Length, Readiness.ToMilliseconds(limit));
        if (count < 0 && !LastError.IsInterrupt)
            LastError.Throw("epoll_wait");
        for (int i = 0; i < count; i++)
            events[i] = FromNative(_entries[i]);
        return Math.Max(count, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _epoll.Dispose();

    private void Control(int operation, FileDescriptor descriptor, EpollEvent interest)
    {
        uint events = (interest.CanRead ? LibC.EPOLLIN : 0) | (interest.CanWrite ? LibC.EPOLLOUT : 0);
        var entry = new EpollEntry { events = events, data = interest.Key };
        LastError.ThrowIfNegative(LibC.epoll_ctl(_epoll, operation, descriptor, in entry), "epoll_ctl", descriptor.Path);
    }

    // Hang-up and error come unasked; they make both directions ready, and the next call tells what happened.
    private static EpollEvent FromNative(EpollEntry entry) =>
        new(entry.data, (entry.events & ~LibC.EPOLLOUT) != 0, (entry.events & ~LibC.EPOLLIN) != 0);
}
