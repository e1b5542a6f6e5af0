using System.Net;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Sasl.Dovecot;

/// <summary>
/// Authentication by Dovecot. Connections to its server are kept, and shared by the sessions of the process: each has one to itself
/// from the start of an authentication to its end.
/// </summary>
public sealed class DovecotServer : ISaslServer, IDisposable
{
    private const int MaxIdle = 10;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly string _path;
    private readonly NetworkAddress _address;
    private readonly Func<string, IReadOnlyList<IPAddress>> _resolve;
    private readonly TcpPorts _ports;
    private readonly Log _log;
    private readonly Stack<DovecotConnection> _idle = new();
    private readonly Lock _lock = new();

    /// <param name="path">Where the server listens: a path, with or without <c>unix:</c>, or <c>inet:host:port</c>.</param>
    /// <param name="service">The protocol that the server is told.</param>
    /// <param name="resolve">Finds the addresses of a host.</param>
    /// <param name="ports">Finds the port of a service.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="SaslException">The path names no place.</exception>
    public DovecotServer(string path, string service, Func<string, IReadOnlyList<IPAddress>> resolve, TcpPorts ports, Log log)
    {
        _path = path;
        _address = ReadAddress(path);
        _resolve = resolve;
        _ports = ports;
        Service = service;
        _log = log;
    }

    /// <summary>The protocol that the server is told.</summary>
    internal string Service { get; }

    internal Log Log => _log;

    /// <inheritdoc/>
    public SaslServerSession Open(SaslPeer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        DovecotConnection connection = Take();
        string[] mechanisms = [.. connection.Mechanisms.Where(item => item.Satisfies(peer.Security)).Select(item => item.Name)];
        Return(connection);
        return mechanisms.Length > 0
            ? new DovecotSession(this, peer, mechanisms)
            : throw new SaslException($"SASL: Dovecot auth socket '{_path}' offers no mechanism that satisfies the security options");
    }

    /// <summary>Closes idle connections.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out DovecotConnection? connection))
                connection.Dispose();
        }
    }

    /// <summary>A connection for one authentication.</summary>
    /// <exception cref="SaslException">The server is not there.</exception>
    internal DovecotConnection Take()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out DovecotConnection? connection))
            {
                if (connection.IsQuiet)
                    return connection;
                connection.Dispose(); // the server went away, or has an answer to what nobody wants to know any more
            }
        }
        return DovecotConnection.Greet(Connect(), _log);
    }

    /// <summary>Gives back a connection that works.</summary>
    internal void Return(DovecotConnection connection)
    {
        lock (_lock)
        {
            if (_idle.Count < MaxIdle)
            {
                _idle.Push(connection);
                return;
            }
        }
        connection.Dispose();
    }

    private static NetworkAddress ReadAddress(string path)
    {
        try
        {
            return NetworkAddress.ParseOrPath(path);
        }
        catch (FormatException error)
        {
            throw new SaslException($"SASL: Dovecot auth socket '{path}': {error.Message}", error);
        }
    }

    private Channel Connect()
    {
        try
        {
            return _address.Connect(_path, s_timeout, _resolve, _ports);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            string reason = error is PosixException posix ? ErrnoText.Describe(posix.Errno) : error.Message;
            throw new SaslException($"SASL: Connect to Dovecot auth socket '{_path}' failed: {reason}", error);
        }
    }
}
