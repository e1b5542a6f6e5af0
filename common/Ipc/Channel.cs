using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>
/// A buffered two-way byte stream over a socket (or a pair of descriptors), with a time limit for every wait or a deadline
/// for a whole exchange. Pending output is sent before a wait for input, so that a reply group is one write.
/// Buffers appear on first use and can be given back while a session idles; large ones are shared with other channels of the
/// process. For one thread.
/// </summary>
/// <remarks>Waits that take too long throw <see cref="TimeoutException"/>; a lost peer is end of input on reading and a
/// <see cref="PosixException"/> on writing.</remarks>
public sealed class Channel : IDisposable
{
    /// <summary>Usual size of a fresh input buffer and of the output buffer, in bytes.</summary>
    public const int DefaultBufferSize = 4096;

    private readonly FileDescriptor _input;
    private readonly ChannelTimer _timer;
    private readonly int _outputSize;
    private readonly WaitingBuffers? _waitingBuffers;
    private ITransport _transport;
    private byte[] _in = [];
    private byte[] _out = [];
    private int _inStart;
    private int _inEnd;
    private int _outEnd;
    private bool _isTight; // the last read filled a small buffer, so that there may be more to read

    /// <param name="descriptor">A connected socket; owned by the channel.</param>
    /// <param name="peer">Who is at the other end, for messages.</param>
    /// <param name="outputSize">Bytes collected before output is sent on its own.</param>
    /// <param name="waitingBuffers">Give the first input buffer, which larger ones replace when much arrives at a time; null for none.</param>
    public Channel(FileDescriptor descriptor, string peer, int outputSize = DefaultBufferSize, WaitingBuffers? waitingBuffers = null)
        : this(descriptor, descriptor, peer, outputSize) => _waitingBuffers = waitingBuffers;

    /// <param name="input">Read from; owned by the channel.</param>
    /// <param name="output">Written to; owned by the channel.</param>
    /// <param name="peer">Who is at the other end, for messages.</param>
    /// <param name="outputSize">Bytes collected before output is sent on its own.</param>
    public Channel(FileDescriptor input, FileDescriptor output, string peer, int outputSize = DefaultBufferSize)
    {
        _input = input;
        _outputSize = outputSize;
        _timer = new ChannelTimer(input);
        _transport = new PlainTransport(input, output);
        Peer = peer;
    }

    /// <summary>Who is at the other end, for messages.</summary>
    public string Peer { get; }

    /// <summary>The descriptor that is read from; reading it directly bypasses the buffer.</summary>
    public FileDescriptor Descriptor => _input;

    private int FirstInputSize => _waitingBuffers?.Size ?? DefaultBufferSize;

    /// <summary>Input that has arrived and was not consumed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Buffered => _in.AsSpan(_inStart, _inEnd - _inStart);

    /// <summary>True when output waits to be sent.</summary>
    public bool HasPendingOutput => _outEnd > 0;

    /// <summary>Longest wait of each following read or write; zero or less waits for ever.</summary>
    public void SetTimeout(TimeSpan limit) => _timer.SetLimit(limit);

    /// <summary>All following reads and writes together must end within <paramref name="budget"/>.</summary>
    public void StartDeadline(TimeSpan budget) => _timer.StartDeadline(budget);

    /// <summary>Moves the deadline into the future, to at most <paramref name="cap"/> from now.</summary>
    public void ExtendDeadline(TimeSpan extra, TimeSpan cap) => _timer.Extend(extra, cap);

    /// <summary>Adds what arrives next to <see cref="Buffered"/>, waiting for at least one byte; false at end of input.</summary>
    /// <param name="capacity">The buffer grows up to this size when it is full of unconsumed input.</param>
    /// <exception cref="ChannelOverflowException">The buffer is full.</exception>
    public bool Fill(int capacity = DefaultBufferSize)
    {
        Flush();
        MakeRoom(capacity);
        int count = _timer.Read(_transport, _in.AsSpan(_inEnd));
        _inEnd += count;
        _isTight = _inEnd == _in.Length && _in.Length < DefaultBufferSize;
        return count > 0;
    }

    /// <summary>Adds what has arrived to <see cref="Buffered"/>, neither waiting nor sending anything; false when there is nothing.</summary>
    public bool FillFromArrived()
    {
        if (!_transport.HasInput)
            return false;
        MakeRoom(DefaultBufferSize);
        int count = _timer.Read(_transport, _in.AsSpan(_inEnd));
        _inEnd += count;
        return count > 0;
    }

    /// <summary>Makes room for at least <paramref name="size"/> bytes of input, so that bulk data takes few reads.</summary>
    public void ReserveInput(int size)
    {
        if (_in.Length < size)
            ReplaceInput(size);
    }

    /// <summary>Takes the first <paramref name="count"/> bytes off <see cref="Buffered"/>.</summary>
    public void Consume(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_inEnd - _inStart));
        _inStart += count;
        if (_inStart == _inEnd)
            _inStart = _inEnd = 0;
    }

    /// <summary>
    /// Reads what is there, at least one byte, waiting for it if need be; 0 at end of input. Input that is not in the buffer yet
    /// goes straight into <paramref name="destination"/>.
    /// </summary>
    public int Read(Span<byte> destination)
    {
        if (_inStart == _inEnd)
        {
            Flush();
            return _timer.Read(_transport, destination);
        }
        int count = Math.Min(destination.Length, _inEnd - _inStart);
        _in.AsSpan(_inStart, count).CopyTo(destination);
        Consume(count);
        return count;
    }

    /// <summary>The next byte, or -1 at end of input.</summary>
    public int ReadByte()
    {
        if (_inStart == _inEnd && !Fill())
            return -1;
        int value = _in[_inStart];
        Consume(1);
        return value;
    }

    /// <summary>Reads exactly the bytes of <paramref name="destination"/>; false when input ends before.</summary>
    public bool ReadExactly(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_inStart == _inEnd && !Fill())
                return false;
            int count = Math.Min(destination.Length, _inEnd - _inStart);
            _in.AsSpan(_inStart, count).CopyTo(destination);
            Consume(count);
            destination = destination[count..];
        }
        return true;
    }

    /// <summary>
    /// Finds <paramref name="delimiter"/>: the length of what stands before it in <see cref="Buffered"/>, or -1 at end of
    /// input. The caller consumes length + 1 bytes.
    /// </summary>
    /// <param name="delimiter">The byte to look for.</param>
    /// <param name="limit">Most bytes before the delimiter.</param>
    /// <exception cref="ChannelOverflowException">No delimiter within the limit.</exception>
    public int FindDelimiter(byte delimiter, int limit)
    {
        int searched = 0;
        while (true)
        {
            int at = Buffered[searched..].IndexOf(delimiter);
            int length = at < 0 ? Buffered.Length : searched + at;
            if (length > limit)
                throw new ChannelOverflowException(Peer, limit);
            if (at >= 0)
                return length;
            searched = length;
            if (!Fill(Math.Max(limit + 1, DefaultBufferSize)))
                return -1;
        }
    }

    /// <summary>True when input is in the buffer or can be read without waiting (end of input counts).</summary>
    public bool HasInput() => _inStart < _inEnd || _transport.HasInput;

    /// <summary>Appends to the output; sends when the buffer is full.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        if (data.Length > _outputSize - _outEnd)
        {
            Flush();
            if (data.Length >= _outputSize)
            {
                _timer.Write(_transport, data);
                return;
            }
        }
        if (_out.Length == 0)
            _out = SharedBuffers.Pool.Rent(_outputSize);
        data.CopyTo(_out.AsSpan(_outEnd));
        _outEnd += data.Length;
    }

    /// <summary>Appends a byte string (one byte per char) to the output.</summary>
    public void Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> bytes = text.Length <= 512 ? stackalloc byte[text.Length] : new byte[text.Length];
        System.Text.Encoding.Latin1.GetBytes(text, bytes);
        Write(bytes);
    }

    /// <summary>Room for at least <paramref name="size"/> bytes in the output buffer; follow with <see cref="Advance"/>.</summary>
    public Span<byte> GetSpan(int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, _outputSize);
        if (size > _outputSize - _outEnd)
            Flush();
        if (_out.Length == 0)
            _out = SharedBuffers.Pool.Rent(_outputSize);
        return _out.AsSpan(_outEnd);
    }

    /// <summary>Counts <paramref name="count"/> bytes written into <see cref="GetSpan"/> as output.</summary>
    public void Advance(int count) => _outEnd += count;

    /// <summary>Sends all pending output.</summary>
    public void Flush()
    {
        if (_outEnd == 0)
            return;
        int length = _outEnd;
        _outEnd = 0; // also when sending fails: half a buffer must not be sent again
        _timer.Write(_transport, _out.AsSpan(0, length));
    }

    /// <summary>Forgets pending output.</summary>
    public void DiscardOutput() => _outEnd = 0;

    /// <summary>
    /// Puts a layer over the connection once its handshake is done. Input that came before is forgotten: nobody vouches for it.
    /// </summary>
    /// <param name="wrap">Makes the layer of the present transport, which from then on belongs to it.</param>
    /// <param name="handshake">
    /// Goes on with the handshake; false when the socket's time limit came first. Its time limits are those of the channel.
    /// </param>
    /// <exception cref="TimeoutException">The handshake took too long.</exception>
    public void Wrap<T>(Func<ITransport, T> wrap, Func<T, bool> handshake)
        where T : ITransport
    {
        Flush();
        T layer = wrap(_transport);
        _transport = layer;
        _inStart = _inEnd = 0;
        _timer.Repeat(() => handshake(layer));
    }

    /// <summary>Gives back empty buffers; they return on the next use.</summary>
    public void ReleaseBuffers()
    {
        if (_inStart == _inEnd)
        {
            _inStart = _inEnd = 0;
            GiveBackInput();
        }
        if (_outEnd == 0)
            GiveBack(ref _out);
    }

    /// <summary>Closes the descriptors; pending output is lost.</summary>
    public void Dispose()
    {
        _inStart = _inEnd = _outEnd = 0;
        ReleaseBuffers();
        _transport.Dispose();
    }

    private void MakeRoom(int capacity)
    {
        if (_inStart > 0)
        {
            Buffered.CopyTo(_in);
            _inEnd -= _inStart;
            _inStart = 0;
        }
        bool isFull = _inEnd == _in.Length;
        if (isFull && _in.Length >= capacity)
            throw new ChannelOverflowException(Peer, capacity);
        if (isFull || (_isTight && _in.Length < capacity))
            ReplaceInput(Math.Clamp(_in.Length * 2, Math.Min(FirstInputSize, capacity), capacity));
    }

    private void ReplaceInput(int size)
    {
        byte[] larger = _waitingBuffers is { } waiting && size == waiting.Size ? waiting.Take() : SharedBuffers.Pool.Rent(size);
        Buffered.CopyTo(larger);
        (_inStart, _inEnd) = (0, _inEnd - _inStart);
        GiveBackInput();
        _in = larger;
    }

    private void GiveBackInput()
    {
        if (_waitingBuffers is { } waiting && _in.Length == waiting.Size)
        {
            waiting.GiveBack(_in);
            _in = [];
        }
        else
        {
            GiveBack(ref _in);
        }
    }

    private static void GiveBack(ref byte[] buffer)
    {
        if (buffer.Length > 0)
            SharedBuffers.Pool.Return(buffer);
        buffer = [];
    }
}
