using System.Diagnostics;
using Postfix.Posix;

namespace Postfix.Logging;

/// <summary>
/// One datagram per line to a UNIX-domain socket that is connected on first use and again after a failure, so that a
/// restarted log daemon is found. A line that cannot be sent goes to the fallback, if there is one.
/// </summary>
public abstract class DatagramTarget : LineTarget
{
    private readonly string _path;
    private readonly LineTarget? _fallback;
    private FileDescriptor? _socket;

    /// <param name="path">The socket.</param>
    /// <param name="fallback">Takes the lines that this target cannot send; owned.</param>
    protected DatagramTarget(string path, LineTarget? fallback)
    {
        _path = path;
        _fallback = fallback;
    }

    /// <summary>
    /// A line that would have to wait goes to the fallback. For the program that starts the log daemon: it must not wait for a
    /// daemon that waits to be started.
    /// </summary>
    public bool NeverWaits { get; init; }

    // What cannot be connected now is tried again at the first line.
    internal override void Prepare()
    {
        _socket ??= TryConnect();
        if (_socket is null)
            _fallback?.Prepare();
    }

    internal override void Drain(TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        while (_socket is { Unread: > 0 } && Stopwatch.GetElapsedTime(start) < limit)
            Thread.Sleep(1);
    }

    /// <inheritdoc/>
    protected override void Send(Severity severity, ReadOnlySpan<byte> line)
    {
        if (TrySend(line))
            return;
        _socket?.Dispose();
        _socket = null;
        if (!TrySend(line))
            _fallback?.Forward(severity, line);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _socket?.Dispose();
            _fallback?.Dispose();
        }
        base.Dispose(disposing);
    }

    private bool TrySend(ReadOnlySpan<byte> line)
    {
        _socket ??= TryConnect();
        if (_socket == null)
            return false;
        try
        {
            return _socket.TryWrite(line) is not null;
        }
        catch (PosixException)
        {
            return false;
        }
    }

    private FileDescriptor? TryConnect()
    {
        try
        {
            FileDescriptor? socket = Sockets.TryConnectUnixDatagram(_path);
            if (NeverWaits)
                socket?.SetNonBlocking(true);
            return socket;
        }
        catch (PosixException)
        {
            return null;
        }
    }
}
