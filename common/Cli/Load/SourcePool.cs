using System.Globalization;
using Postfix.Events;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Cli.Load;

/// <summary>
/// The sessions of a load generator: keeps as many open as are wanted while messages are left. All of them are on the thread of one
/// event loop.
/// </summary>
/// <param name="target">Where to connect to.</param>
/// <param name="plan">What to do.</param>
/// <param name="log">Told about attempts to connect that failed.</param>
/// <param name="counter">Shows the number of messages that were sent.</param>
/// <param name="clock">For delays and time limits.</param>
public sealed class SourcePool(LoadAddress target, SourcePlan plan, Log log, RunningCounter counter, TimeProvider clock)
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(300);

    private readonly EventLoop _loop = new(clock);

    // One at a time is connecting: a burst would fill the server's queue, and then each had to wait for its next attempt.
    private readonly Queue<int> _waiting = [];
    private bool _isConnecting;
    private EventChannelSet? _channels;
    private Func<SourcePool, SourceSession>? _newSession;
    private int _left = plan.Messages;
    private int _open;
    private int _sent;

    /// <summary>Whether there is a wait after each message.</summary>
    public bool HasDelay => plan.FixedDelay > TimeSpan.Zero || plan.RandomDelay > TimeSpan.Zero;

    /// <summary>Whether messages are left.</summary>
    public bool HasMessages => _left > 0;

    /// <summary>Runs until all messages were sent.</summary>
    /// <param name="newSession">Makes a session for a new connection.</param>
    /// <exception cref="FatalException">The server cannot be reached, or a session gives up.</exception>
    public void Run(Func<SourcePool, SourceSession> newSession)
    {
        _newSession = newSession;
        using (_loop)
        using (_channels = new EventChannelSet(_loop, s_timeLimit))
        {
            for (int i = 0; i < plan.Sessions; i++)
                StartNext();
            if (_open > 0)
                _loop.Run();
        }
        counter.End();
    }

    /// <summary>Takes the next message; the number of those that are left then, null when all are taken.</summary>
    public int? TakeMessage() => _left > 0 ? --_left : null;

    /// <summary>Calls back after the delay between messages, at once without one.</summary>
    public void Delay(Action callback)
    {
        if (HasDelay)
            _loop.After(plan.FixedDelay + TimeSpan.FromSeconds(Random.Shared.NextInt64((long)plan.RandomDelay.TotalSeconds + 1)), callback);
        else
            callback();
    }

    /// <summary>Counts a message that was sent.</summary>
    public void CountSent() => counter.Show((++_sent).ToString(CultureInfo.InvariantCulture));

    /// <summary>A connection has ended; after the delay another takes its place while messages are left.</summary>
    public void End(EventChannel channel)
    {
        _channels!.Remove(channel);
        channel.Dispose();
        Delay(() =>
        {
            _open--;
            StartNext();
            if (_open == 0)
                _loop.Stop();
        });
    }

    private void StartNext()
    {
        if (TakeMessage() is not { } left)
            return;
        _open++;
        _waiting.Enqueue(left);
        if (!_isConnecting)
            ConnectNext();
    }

    private void ConnectNext()
    {
        _isConnecting = _waiting.TryDequeue(out int left);
        if (_isConnecting)
            Connect(left, attempt: 1);
    }

    private void Connect(int left, int attempt)
    {
        FileDescriptor socket;
        try
        {
            socket = Open();
        }
        catch (PosixException error)
        {
            Retry(left, attempt, error.Errno);
            return;
        }
        _loop.WatchWritable(socket, () =>
        {
            _loop.Forget(socket);
            Errno error = Sockets.TakeError(socket);
            if (error == Errno.None)
                Start(socket, left);
            else
            {
                socket.Dispose();
                Retry(left, attempt, error);
            }
        });
    }

    private FileDescriptor Open()
    {
        FileDescriptor socket = target.Path is { } path
            ? Sockets.ConnectUnix(path, s_timeLimit) // waits for room in the server's queue only
            : Sockets.StartConnectTcp(target.Endpoints[0], plan.WindowSize);
        socket.SetNonBlocking(true);
        Sockets.ResetOnClose(socket);
        return socket;
    }

    private void Retry(int left, int attempt, Errno error)
    {
        string problem = $"connect: {error.Describe()}";
        if (attempt >= plan.ConnectAttempts)
            throw new FatalException(problem);
        log.Warning(problem);
        _loop.After(TimeSpan.Zero, () => Connect(left, attempt + 1));
    }

    private void Start(FileDescriptor socket, int left)
    {
        SourceSession session = _newSession!(this);
        EventChannel channel = new(_loop, socket, session, SourceSession.InputSize);
        _channels!.Add(channel);
        session.Start(channel, left);
        ConnectNext();
    }
}
