using Postfix.Config;
using Postfix.Ipc;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Connections to the server behind a table. Each lookup has one for itself, so that a slow answer keeps nobody else waiting; between
/// lookups they are kept. Thread-safe.
/// </summary>
/// <param name="address">Where the server is.</param>
/// <param name="timeout">Longest wait for it.</param>
/// <param name="context">Finds the host and the port.</param>
internal sealed class TableServer(NetworkAddress address, TimeSpan timeout, TableContext context) : IDisposable
{
    private readonly TcpPorts _ports = new(context.Settings[MailParameters.KnownTcpPorts]);
    private readonly Lock _lock = new();
    private readonly Stack<TableConnection> _idle = new();

    /// <summary>A connection that was not used for this long is not used again.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.MaxValue;

    /// <summary>A connection is not used for longer than this.</summary>
    public TimeSpan AgeLimit { get; init; } = TimeSpan.MaxValue;

    /// <summary>Measures both.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>As <see cref="Take"/>; the log names the server that cannot be reached.</summary>
    public TableConnection TakeOrWarn()
    {
        try
        {
            return Take();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            context.Log.Warning($"connect to {address.Endpoint}: {TableReasons.Of(error)}");
            throw;
        }
    }

    /// <summary>A connection; one that was used before may have been closed by the server meanwhile.</summary>
    /// <exception cref="IOException">The server cannot be reached.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public TableConnection Take()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out TableConnection? kept))
            {
                if (IsFit(kept))
                    return kept;
                kept.Dispose();
            }
        }
        return new TableConnection(Connect(), Clock.GetTimestamp());
    }

    // The log says what is unknown; who asked the table learns no more than that there is nobody to ask.
    private Channel Connect()
    {
        try
        {
            return address.Connect(address.ToString(), timeout, context.FindHost, _ports);
        }
        catch (UnknownPlaceException unknown)
        {
            context.Log.Warning($"host or service {address.Endpoint} not found: {unknown.Reason}");
            throw new PosixException(Errno.EADDRNOTAVAIL, "connect");
        }
    }

    /// <summary>Keeps a connection whose answer was read to its end.</summary>
    public void Keep(TableConnection connection)
    {
        connection.LastUse = Clock.GetTimestamp();
        lock (_lock)
            _idle.Push(connection);
    }

    public void Dispose()
    {
        lock (_lock)
            while (_idle.TryPop(out TableConnection? connection))
                connection.Dispose();
    }

    private bool IsFit(TableConnection connection) =>
        Clock.GetElapsedTime(connection.LastUse ?? connection.Created) < IdleLimit && Clock.GetElapsedTime(connection.Created) < AgeLimit;
}
