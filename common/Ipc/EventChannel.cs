using Postfix.Events;
using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>
/// A connection in an event loop, for programs that hold thousands of them on one thread. Input is in a buffer of fixed size. While
/// output waits for room nothing is read, so that a peer which sends and does not read costs a bounded amount of memory.
/// </summary>
public sealed class EventChannel : IDisposable
{
    // What is larger is sent from where it is.
    private const int LargestCopy = 16 * 1024;

    private readonly EventLoop _loop;
    private readonly FileDescriptor _socket;
    private readonly IEventChannelPeer _peer;
    private readonly byte[] _input;
    private byte[] _output = [];
    private int _inputStart;
    private int _inputEnd;
    private int _outputStart;
    private int _outputEnd;
    private ReadOnlyMemory<byte> _tail;
    private bool _isPaused;
    private bool _isWriting;
    private bool _isDisposed;

    /// <param name="loop">Calls back when there is something to do.</param>
    /// <param name="socket">A connected socket that does not block; owned by the channel.</param>
    /// <param name="peer">Called back.</param>
    /// <param name="bufferSize">Most input, in bytes, that is held for the peer.</param>
    public EventChannel(EventLoop loop, FileDescriptor socket, IEventChannelPeer peer, int bufferSize)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _loop = loop;
        _socket = socket;
        _peer = peer;
        _input = SharedBuffers.Pool.Rent(bufferSize);
        loop.WatchReadable(socket, OnReadable);
    }

    /// <summary>What was read and not consumed yet.</summary>
    public ReadOnlySpan<byte> Input => _input.AsSpan(_inputStart, _inputEnd - _inputStart);

    /// <summary>True when no more is read before something is consumed.</summary>
    public bool IsInputFull => _inputEnd - _inputStart == _input.Length;

    /// <summary>True while output waits for the other side.</summary>
    public bool HasOutput => _outputEnd > _outputStart || !_tail.IsEmpty;

    /// <summary>Whether there was input or output since this was last set to false.</summary>
    public bool WasActive { get; set; } = true;

    /// <summary>True while the program itself lets the other side wait.</summary>
    public bool IsPaused => _isPaused;

    /// <summary>Number of the socket.</summary>
    public int Number => _socket.Number;

    /// <summary>Removes bytes from the front of <see cref="Input"/>.</summary>
    public void Consume(int count)
    {
        _inputStart += count;
        if (_inputStart == _inputEnd)
            _inputStart = _inputEnd = 0;
    }

    /// <summary>Appends to the output, which <see cref="Flush"/> sends.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        if (!_tail.IsEmpty)
            throw new InvalidOperationException("output behind shared output");
        if (_outputEnd + data.Length > _output.Length)
            Array.Resize(ref _output, Math.Max(_output.Length * 2, _outputEnd + data.Length));
        data.CopyTo(_output.AsSpan(_outputEnd));
        _outputEnd += data.Length;
    }

    /// <summary>Appends to the output what does not change until it is sent; nothing may follow before a <see cref="Flush"/> has sent it all.</summary>
    public void WriteShared(ReadOnlyMemory<byte> data)
    {
        if (data.Length <= LargestCopy)
            Write(data.Span);
        else
            _tail = data;
    }

    /// <summary>Sends as much output as possible; the rest follows by itself.</summary>
    public void Flush()
    {
        if (_isDisposed)
            return;
        try
        {
            if (!Send() && !_isWriting)
            {
                _isWriting = true;
                _loop.Forget(_socket);
                _loop.WatchWritable(_socket, OnWritable);
            }
        }
        catch (PosixException)
        {
            Lose(ChannelLoss.Closed); // the reason makes no difference: it is gone
        }
    }

    /// <summary>Reads no more until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        if (_isPaused)
            return;
        _isPaused = true;
        if (!_isWriting)
            _loop.Forget(_socket);
    }

    /// <summary>Goes on reading; the peer is called for input that is there already.</summary>
    public void Resume()
    {
        if (!_isPaused || _isDisposed)
            return;
        _isPaused = false;
        WasActive = true;
        if (_isWriting)
            return;
        _loop.WatchReadable(_socket, OnReadable);
        if (_inputEnd > _inputStart)
            _peer.OnInput();
    }

    /// <summary>Ends the connection; output that was not sent is lost.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _inputStart = _inputEnd = 0;
        _loop.Forget(_socket);
        _socket.Dispose();
        SharedBuffers.Pool.Return(_input);
    }

    /// <summary>Tells the peer that the time limit is over.</summary>
    internal void TimeOut() => Lose(ChannelLoss.TimedOut);

    private void OnReadable()
    {
        int? count;
        try
        {
            MakeRoom();
            count = _socket.TryRead(_input.AsSpan(_inputEnd));
        }
        catch (PosixException)
        {
            count = 0; // reset by the peer, which is an end like another
        }
        if (count is null)
            return;
        if (count == 0)
        {
            Lose(ChannelLoss.Closed);
            return;
        }
        WasActive = true;
        _inputEnd += count.Value;
        _peer.OnInput();
    }

    private void MakeRoom()
    {
        if (_inputEnd < _input.Length)
            return;
        if (_inputStart == 0)
            throw new InvalidOperationException("input is full");
        _input.AsSpan(_inputStart, _inputEnd - _inputStart).CopyTo(_input);
        _inputEnd -= _inputStart;
        _inputStart = 0;
    }

    private void OnWritable()
    {
        Flush();
        if (HasOutput || _isDisposed)
            return;
        _isWriting = false;
        _loop.Forget(_socket);
        if (_isPaused)
            return;
        _loop.WatchReadable(_socket, OnReadable);
        if (_inputEnd > _inputStart)
            _peer.OnInput();
    }

    private bool Send()
    {
        while (_outputEnd > _outputStart)
        {
            if (_socket.TryWrite(_output.AsSpan(_outputStart, _outputEnd - _outputStart)) is not { } count)
                return false;
            _outputStart += count;
            WasActive = true;
        }
        _outputStart = _outputEnd = 0;
        while (!_tail.IsEmpty)
        {
            if (_socket.TryWrite(_tail.Span) is not { } count)
                return false;
            _tail = _tail[count..];
            WasActive = true;
        }
        return true;
    }

    private void Lose(ChannelLoss loss)
    {
        if (_isDisposed)
            return;
        _loop.Forget(_socket);
        _peer.OnLost(loss);
    }
}
