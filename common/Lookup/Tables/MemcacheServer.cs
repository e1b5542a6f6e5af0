using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Gives commands to a memcache server, some more times when that fails. Thread-safe.</summary>
/// <param name="connections">Connections to it.</param>
/// <param name="configuration">The table's parameters.</param>
/// <param name="table">The table, for messages.</param>
/// <param name="warn">Takes warnings.</param>
internal sealed class MemcacheServer(TableServer connections, TableConfiguration configuration, TableSpec table, Action<string> warn) : IDisposable
{
    private const int MaxReplyShown = 30;
    private const int MaxUpdateReplyShown = 100;

    private readonly int _lineLimit = configuration.Number("line_size_limit", 1024, min: 1);
    private readonly int _dataLimit = configuration.Number("data_size_limit", 10240, min: 1);
    private readonly int _attempts = configuration.Number("max_try", 2, min: 1);
    private readonly TimeSpan _pause = configuration.Seconds("retry_pause", 1, min: 1);

    /// <summary>Gives a command. The log tells why there is no answer, too, but keeps quiet about a first attempt that is not the only one.</summary>
    /// <param name="operation">What it is, for messages.</param>
    /// <param name="command">Gives the command and understands the reply.</param>
    public MemcacheReply<T> Ask<T>(MemcacheOperation operation, Func<MemcacheClient, T> command)
    {
        for (int failures = 0; ;)
        {
            TableConnection? connection = null;
            try
            {
                connection = connections.TakeOrWarn();
                return new MemcacheReply<T>(Ask(connection, command), null);
            }
            catch (Exception error) when (error is IOException or TimeoutException or FormatException or ChannelOverflowException)
            {
                if (connection?.LastUse is not null && error is IOException)
                    continue; // the server was restarted: a fresh connection decides
                if (connection is not null && (failures > 0 || _attempts == 1))
                    warn(Explain(operation, error));
                if (connection is null || ++failures >= _attempts)
                    return new MemcacheReply<T>(default, TableReasons.Of(error));
            }
            Thread.Sleep(_pause);
        }
    }

    public void Dispose() => connections.Dispose();

    private string Explain(MemcacheOperation operation, Exception error) => (error, operation) switch
    {
        (FormatException, MemcacheOperation.Lookup) => $"{table.Name}: unexpected memcache server reply: {Beginning(error.Message, MaxReplyShown)}",
        (FormatException, MemcacheOperation.Update) => $"database {table}: update failed: {Beginning(error.Message, MaxUpdateReplyShown)}",
        (FormatException, _) => $"database {table}: delete failed: {Beginning(error.Message, MaxReplyShown)}",
        (EndOfStreamException, _) => $"{table.Name}: EOF receiving memcache server reply",
        (PosixException or TimeoutException, _) => $"database {table}: I/O error: {TableReasons.Of(error)}",
        _ => $"database {table}: I/O error",
    };

    private static string Beginning(string text, int length) => text.Length > length ? text[..length] : text;

    private T Ask<T>(TableConnection connection, Func<MemcacheClient, T> command)
    {
        bool isDone = false;
        try
        {
            T reply = command(new MemcacheClient(connection.Channel, _lineLimit, _dataLimit));
            isDone = true;
            connections.Keep(connection);
            return reply;
        }
        finally
        {
            if (!isDone)
                connection.Dispose();
        }
    }
}
