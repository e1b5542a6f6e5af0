using Postfix.Config;
using Postfix.Ipc;
using Postfix.Net;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Connections to the server behind a table. Each lookup has one for itself, so that a slow answer keeps nobody else waiting; between
/// lookups they are kept. Thread-safe.
/// </summary>
/// <param name="address">Where the server is.</param>
/// <param name="timeout">Longest wait for it.</param>
/// <param name="context">Finds the host and the port.</param>
/// <exception cref="FormatException"><c>known_tcp_ports</c> is none.</exception>
internal sealed class TableServer(NetworkAddress address, TimeSpan timeout, TableContext context) : IDisposable
{
    private readonly TcpPorts _ports = new(context.Settings[MailParameters.KnownTcpPorts]);
    private readonly Lock _lock = new();
    private readonly Stack<Channel> _idle = new();

    /// <summary>A connection; one that was used before may have been closed by the server meanwhile.</summary>
    /// <param name="isUsed">Whether it was used before.</param>
    /// <exception cref="IOException">The server cannot be reached.</exception>
    public Channel Take(out bool isUsed)
    {
        lock (_lock)
        {
            isUsed = _idle.TryPop(out Channel? channel);
            if (isUsed)
                return channel!;
        }
        return address.Connect(address.ToString(), timeout, context.FindHost, _ports);
    }

    /// <summary>Keeps a connection whose answer was read to its end.</summary>
    public void Keep(Channel channel)
    {
        lock (_lock)
            _idle.Push(channel);
    }

    public void Dispose()
    {
        lock (_lock)
            while (_idle.TryPop(out Channel? channel))
                channel.Dispose();
    }
}
