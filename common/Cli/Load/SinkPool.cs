using Postfix.Events;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Cli.Load;

/// <summary>The clients of a test server, on the thread of one event loop.</summary>
public sealed class SinkPool
{
    // Larger than what a client sends between two replies, message text aside.
    private const int InputSize = 16 * 1024;

    private readonly EventLoop _loop;
    private readonly IReadOnlyList<FileDescriptor> _listeners;
    private readonly Func<SinkPool, SinkSession> _newSession;
    private readonly EventChannelSet _channels;
    private readonly int _mostClients;
    private bool _isAccepting;

    /// <param name="loop">The loop.</param>
    /// <param name="listeners">Sockets that clients connect to.</param>
    /// <param name="mostClients">Clients at a time; others wait in the kernel's queue.</param>
    /// <param name="timeLimit">Longest wait for a client.</param>
    /// <param name="newSession">Makes a session for a new client.</param>
    public SinkPool(
        EventLoop loop, IReadOnlyList<FileDescriptor> listeners, int mostClients, TimeSpan timeLimit, Func<SinkPool, SinkSession> newSession)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(listeners);
        _loop = loop;
        _listeners = listeners;
        _mostClients = mostClients;
        _newSession = newSession;
        _channels = new EventChannelSet(loop, timeLimit);
        foreach (FileDescriptor listener in listeners)
            listener.SetNonBlocking(true);
    }

    /// <summary>Serves clients until <see cref="Stop"/>.</summary>
    public void Run()
    {
        using (_channels)
        {
            StartAccepting();
            _loop.Run();
        }
    }

    /// <summary>Lets <see cref="Run"/> return.</summary>
    public void Stop() => _loop.Stop();

    /// <summary>Calls back after a while.</summary>
    public void After(TimeSpan delay, Action callback) => _loop.After(delay, callback);

    /// <summary>A session has ended.</summary>
    public void End(EventChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _channels.Remove(channel);
        channel.Dispose();
        StartAccepting();
    }

    private void StartAccepting()
    {
        if (_isAccepting)
            return;
        _isAccepting = true;
        foreach (FileDescriptor listener in _listeners)
            _loop.WatchReadable(listener, () => Accept(listener));
    }

    private void StopAccepting()
    {
        _isAccepting = false;
        foreach (FileDescriptor listener in _listeners)
            _loop.Forget(listener);
    }

    private void Accept(FileDescriptor listener)
    {
        FileDescriptor? socket;
        try
        {
            socket = Sockets.AcceptNonBlocking(listener);
        }
        catch (PosixException error) when (error.Errno is Errno.EMFILE or Errno.ENFILE && _channels.Count > 0)
        {
            StopAccepting(); // until one of them leaves
            return;
        }
        if (socket is null)
            return;
        SinkSession session = _newSession(this);
        EventChannel channel = new(_loop, socket, session, InputSize);
        _channels.Add(channel);
        if (_channels.Count >= _mostClients)
            StopAccepting();
        session.Start(channel, Sockets.PeerEndpoint(socket));
    }
}
