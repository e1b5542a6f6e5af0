using Postfix.Posix;

namespace Postfix.SmtpClient.Sessions;

/// <summary>
/// Idle connections of this process, for the next message to the same destination or server. They wait for a short time only;
/// then they are
/// closed by a thread that lives while there are any. Safe for use by many threads.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="timeLimit">How long a connection may be idle.</param>
internal sealed class ConnectionCache(TimeProvider clock, TimeSpan timeLimit) : IDisposable
{
    private readonly object _lock = new();
    private readonly List<IdleConnection> _idle = [];
    private bool _isSweeping;

    /// <summary>
    /// Keeps a connection, under its address and, if it is the first that served a destination well, under the destination too.
    /// </summary>
    public void Store(ServerConnection connection, string? destination, bool isBestServer)
    {
        lock (_lock)
        {
            _idle.Add(new IdleConnection(connection, destination, isBestServer, clock.GetTimestamp()));
            if (_isSweeping)
                return;
            _isSweeping = true;
        }
        new Thread(Sweep) { IsBackground = true, Name = "idle connections" }.Start();
    }

    /// <summary>Takes out a connection that served this destination; null when there is none.</summary>
    public IdleConnection? TakeByDestination(string destination) => Take(idle => idle.Destination == destination);

    /// <summary>Takes out a connection to this server with the same <see cref="ServerConnection.Scope"/>; null when there is none.</summary>
    public IdleConnection? TakeByServer(string address, int port, string scope) => Take(idle =>
        idle.Connection.Peer.Address == address && idle.Connection.Peer.Port == port && idle.Connection.Scope == scope);

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        List<IdleConnection> all;
        lock (_lock)
        {
            all = [.. _idle];
            _idle.Clear();
            Monitor.PulseAll(_lock);
        }
        all.ForEach(Close);
    }

    private IdleConnection? Take(Predicate<IdleConnection> matches)
    {
        lock (_lock)
        {
            int index = _idle.FindLastIndex(matches); // the one that was used last is the most likely to be alive
            if (index < 0)
                return null;
            IdleConnection found = _idle[index];
            _idle.RemoveAt(index);
            return found;
        }
    }

    private void Sweep()
    {
        while (TakeExpired() is { } expired)
            expired.ForEach(Close);
    }

    /// <summary>Waits for connections to expire; null when none is left to wait for.</summary>
    private List<IdleConnection>? TakeExpired()
    {
        lock (_lock)
        {
            while (_idle.Count > 0)
            {
                TimeSpan wait = _idle.Min(Left);
                if (wait > TimeSpan.Zero)
                {
                    Monitor.Wait(_lock, wait);
                    continue;
                }
                List<IdleConnection> expired = _idle.FindAll(idle => Left(idle) <= TimeSpan.Zero);
                _idle.RemoveAll(expired.Contains);
                return expired;
            }
            _isSweeping = false;
            return null;
        }
    }

    private TimeSpan Left(IdleConnection idle) => timeLimit - clock.GetElapsedTime(idle.Since);

    private static void Close(IdleConnection idle)
    {
        using ServerConnection connection = idle.Connection;
        try
        {
            connection.Channel.Write("QUIT\r\n"u8);
            connection.Channel.Flush();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            return; // the server left first
        }
    }
}
