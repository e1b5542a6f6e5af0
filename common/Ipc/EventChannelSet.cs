using Postfix.Events;

namespace Postfix.Ipc;

/// <summary>
/// The open channels of an event loop, with a time limit for each wait. They are looked at now and then, which is cheaper than a timer
/// for every command and exact enough: a silent one ends at most a fiftieth of the limit late.
/// </summary>
public sealed class EventChannelSet : IDisposable
{
    private const int LooksPerLimit = 50;

    private readonly EventLoop _loop;
    private readonly TimeSpan _pause;
    private readonly Dictionary<EventChannel, int> _silence = [];

    /// <param name="loop">The loop.</param>
    /// <param name="limit">Longest wait for input, or for room for output.</param>
    public EventChannelSet(EventLoop loop, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _loop = loop;
        _pause = limit / LooksPerLimit;
        loop.After(_pause, Look);
    }

    /// <summary>Number of open channels.</summary>
    public int Count => _silence.Count;

    /// <summary>Limits the waits of a channel.</summary>
    public void Add(EventChannel channel) => _silence.Add(channel, 0);

    /// <summary>Forgets a channel; harmless when it is not there.</summary>
    public void Remove(EventChannel channel) => _silence.Remove(channel);

    /// <summary>Ends all channels.</summary>
    public void Dispose()
    {
        foreach (EventChannel channel in _silence.Keys)
            channel.Dispose();
        _silence.Clear();
    }

    private void Look()
    {
        List<EventChannel> late = [];
        foreach (EventChannel channel in _silence.Keys.ToArray())
        {
            int silence = channel.WasActive || channel.IsPaused ? 0 : _silence[channel] + 1;
            _silence[channel] = silence;
            channel.WasActive = false;
            if (silence >= LooksPerLimit)
                late.Add(channel);
        }
        late.ForEach(channel => channel.TimeOut());
        _loop.After(_pause, Look);
    }
}
