using Postfix.Posix;

namespace Postfix.Events;

/// <summary>Callbacks of descriptors over an epoll instance.</summary>
internal sealed class EventPoll : IDisposable
{
    private const int BatchSize = 64;

    private readonly Epoll _epoll = new();
    private readonly EpollEvent[] _batch = new EpollEvent[BatchSize];
    private readonly Dictionary<int, Watch> _byNumber = [];

    // Events carry a serial number, not the descriptor's: a callback may close a descriptor for which the same batch
    // holds another event, and a new one may get its number at once.
    private readonly Dictionary<long, Watch> _bySerial = [];
    private long _serial;

    public void SetReader(FileDescriptor descriptor, Action callback)
    {
        Watch watch = WatchOf(descriptor);
        watch.Reader = callback;
        Apply(descriptor, watch);
    }

    public void SetWriter(FileDescriptor descriptor, Action callback)
    {
        Watch watch = WatchOf(descriptor);
        watch.Writer = callback;
        Apply(descriptor, watch);
    }

    public void Remove(FileDescriptor descriptor)
    {
        if (!_byNumber.Remove(descriptor.Number, out Watch? watch))
            return;
        _bySerial.Remove(watch.Serial);
        _epoll.Remove(descriptor);
    }

    public void WaitAndDispatch(TimeSpan limit)
    {
        int count = _epoll.Wait(_batch, limit);
        for (int i = 0; i < count; i++)
        {
            EpollEvent ready = _batch[i];
            if (ready.CanRead && _bySerial.TryGetValue(ready.Key, out Watch? watch))
                watch.Reader?.Invoke();
            if (ready.CanWrite && _bySerial.TryGetValue(ready.Key, out watch))
                watch.Writer?.Invoke();
        }
    }

    public void Dispose() => _epoll.Dispose();

    private Watch WatchOf(FileDescriptor descriptor) =>
        _byNumber.TryGetValue(descriptor.Number, out Watch? known) ? known : new Watch(_serial++);

    private void Apply(FileDescriptor descriptor, Watch watch)
    {
        var interest = new EpollEvent(watch.Serial, watch.Reader is not null, watch.Writer is not null);
        if (_bySerial.ContainsKey(watch.Serial))
        {
            _epoll.Change(descriptor, interest);
            return;
        }
        _epoll.Add(descriptor, interest);
        _byNumber.Add(descriptor.Number, watch);
        _bySerial.Add(watch.Serial, watch);
    }

    private sealed class Watch(long serial)
    {
        public long Serial { get; } = serial;

        public Action? Reader { get; set; }

        public Action? Writer { get; set; }
    }
}
