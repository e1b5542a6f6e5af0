namespace Postfix.Lookup.Tables;

/// <summary>
/// The servers behind a database table, with one connection each at most. The first one that answers is asked; one that fails is left
/// alone for a while. Connections that were idle for too long are closed when the table is used next. Thread-safe: one request at a time.
/// </summary>
/// <typeparam name="T">A connection.</typeparam>
/// <param name="servers">Opens a connection to each server, in the order in which they are tried; throws <see cref="DatabaseException"/>.</param>
/// <param name="timing">How long connections stay and servers are left alone.</param>
/// <param name="warn">Takes log lines.</param>
internal sealed class ServerPool<T>(IEnumerable<Func<T>> servers, ServerTiming timing, Action<string> warn) : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _lock = new();

    // Of the servers that could not be asked the last one speaks for all.
    private DatabaseException? _minorProblem;

    /// <summary>Whether a server that stands alone is tried a second time at once: behind its name there may be several (mysql_table(5)).</summary>
    public bool TriesTwice { get; init; }

    /// <summary>Takes the log lines that are no warnings but errors.</summary>
    public Action<string>? LogError { get; init; }

    private readonly List<Server> _servers = [.. servers.Select(connect => new Server(connect, timing))];

    /// <summary>Asks the servers until one has answered.</summary>
    /// <param name="ask">Talks to a server; called anew for each. Throws <see cref="DatabaseException"/>.</param>
    /// <returns>False when none has, which the log explains.</returns>
    public bool TryAsk(Action<T> ask)
    {
        lock (_lock)
        {
            _minorProblem = null;
            _servers.ForEach(server => server.CloseIdle());
            foreach (Server server in _servers.OrderByDescending(server => server.IsConnected).ToList())
            {
                if (server.IsWorthTrying && TryAsk(server, ask))
                    return true;
            }
            if (_minorProblem is not null)
                Report(_minorProblem);
            return false;
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _servers.ForEach(server => server.Close());
    }

    private bool TryAsk(Server server, Action<T> ask)
    {
        bool isLastAttempt = !TriesTwice || _servers.Count > 1;
        while (true)
        {
            bool wasConnected = server.IsConnected;
            try
            {
                server.Ask(ask);
                return true;
            }
            catch (DatabaseException error)
            {
                if (error.Fault != ServerFault.Refusal)
                    server.Close();
                if (error.Fault == ServerFault.Lost && wasConnected)
                    continue; // the server was restarted, or had enough of waiting: a fresh connection decides
                if (error.IsMinor)
                    _minorProblem = error;
                else
                    Report(error);
                if (error.Fault == ServerFault.Lost && !isLastAttempt)
                {
                    isLastAttempt = true;
                    continue;
                }
                if (error.Fault != ServerFault.Refusal)
                    server.LeaveAlone();
                return false;
            }
        }
    }

    private void Report(DatabaseException error) => (error.IsError ? LogError ?? warn : warn)(error.Message);

    private sealed class Server(Func<T> connect, ServerTiming timing)
    {
        private T? _connection;
        private long _lastUse;
        private long? _failure;

        public bool IsConnected => _connection is not null;

        public bool IsWorthTrying => _failure is not { } failure || timing.Clock.GetElapsedTime(failure) >= timing.RetryInterval;

        public void Ask(Action<T> ask)
        {
            _connection ??= connect();
            _lastUse = timing.Clock.GetTimestamp();
            _failure = null;
            ask(_connection);
        }

        public void CloseIdle()
        {
            if (IsConnected && timing.Clock.GetElapsedTime(_lastUse) >= timing.IdleInterval)
                Close();
        }

        public void LeaveAlone() => _failure = timing.Clock.GetTimestamp();

        public void Close()
        {
            _connection?.Dispose();
            _connection = null;
        }
    }
}
