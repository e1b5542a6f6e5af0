using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>
/// Connections to a service that serves many requests per connection, shared by the threads of a process: each exchange
/// takes an idle connection or makes one. A failed exchange is tried again on a fresh connection for ever, as these services
/// are mandatory (contract: attributes.md, section 9). Thread-safe.
/// </summary>
/// <param name="address">The service.</param>
/// <param name="protocol">The name that it announces.</param>
/// <param name="limits">Time limits.</param>
/// <param name="log">Told about failures.</param>
/// <param name="time">For idle and life times.</param>
public sealed class ServicePool(
    ServiceAddress address, string protocol, ServicePoolLimits limits, Log log, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_retryPause = TimeSpan.FromSeconds(1);

    private readonly List<ServiceConnection> _idle = []; // in the order of their last use
    private readonly Lock _lock = new();

    /// <summary>One request and its reply, repeated until it succeeds.</summary>
    /// <param name="request">Handed to <paramref name="write"/> and <paramref name="read"/>.</param>
    /// <param name="write">Writes the request list, without its end.</param>
    /// <param name="read">Reads the reply list, without its end.</param>
    /// <exception cref="ServiceUnavailableException">No connection could be made within the limits.</exception>
    public TReply Exchange<TRequest, TReply>(
        in TRequest request, Action<AttributeWriter, TRequest> write, Func<AttributeReader, TRequest, TReply> read)
    {
        for (int failures = 0; ; failures++)
        {
            ServiceConnection connection = Take(failures);
            try
            {
                TReply reply = connection.Exchange(request, write, read);
                Return(connection);
                return reply;
            }
            catch (Exception error) when (error is IOException or TimeoutException)
            {
                connection.Dispose();
                if (connection.IsFresh || failures > 0)
                    log.Warning($"problem talking to service {address.Name}: {error.Message}");
                if (connection.IsFresh)
                    Thread.Sleep(s_retryPause);
            }
        }
    }

    /// <summary>Closes the idle connections, so that processes of the service may end. The next exchange makes another one.</summary>
    public void CloseIdle()
    {
        lock (_lock)
        {
            foreach (ServiceConnection connection in _idle)
                connection.Dispose();
            _idle.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => CloseIdle();

    private ServiceConnection Take(int failures)
    {
        // After a failure the server has ended, or is about to: the others go to the same one.
        if (failures > 0)
            CloseIdle();
        long now = time.GetTimestamp();
        lock (_lock)
        {
            while (_idle is [var oldest, ..] && !oldest.IsUsable(now))
            {
                _idle.RemoveAt(0);
                oldest.Dispose();
            }
            while (_idle is [.., var latest])
            {
                _idle.RemoveAt(_idle.Count - 1);
                if (latest.IsUsable(now))
                    return latest;
                latest.Dispose();
            }
        }
        return Connect();
    }

    private void Return(ServiceConnection connection)
    {
        connection.LastUse = time.GetTimestamp();
        lock (_lock)
            _idle.Add(connection);
    }

    private ServiceConnection Connect()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new ServiceConnection(address.Connect(limits.Timeout), protocol, limits, time);
            }
            catch (Exception error) when (error is IOException or TimeoutException)
            {
                if (attempt >= limits.ConnectAttempts)
                    throw new ServiceUnavailableException(address, error);
                log.Warning($"connect #{attempt} to subsystem {address.Path}: {Reason(error)}");
                Thread.Sleep(limits.ConnectPause);
            }
        }
    }

    private static string Reason(Exception error) =>
        error is PosixException posix ? ErrnoText.Describe(posix.Errno) : error.Message;
}
