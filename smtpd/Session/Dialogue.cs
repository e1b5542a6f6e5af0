using System.Diagnostics.CodeAnalysis;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Smtp;
using Postfix.Tls;

namespace Postfix.Smtpd.Session;

/// <summary>
/// The connection to the client: lines in, reply lines out, within the time limits. Trouble with the connection surfaces as
/// <see cref="ClientGoneException"/>, so that it cannot be mistaken for trouble with another service.
/// </summary>
internal sealed class Dialogue
{
    // With pipelining a client may wait for replies that we hold back while a slow restriction is at work.
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(10);

    private readonly Channel _channel;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly bool _hasDeadline;
    private readonly int _minDataRate;
    private readonly int _lineLimit;
    private long _lastExchange;
    private bool _isInputClosed;

    public Dialogue(Channel channel, Settings settings, TimeProvider time)
    {
        _channel = channel;
        _time = time;
        _timeout = settings[SmtpdParameters.Timeout];
        _hasDeadline = settings[SmtpdParameters.PerRequestDeadline];
        _minDataRate = settings[SmtpdParameters.MinDataRate];
        _lineLimit = settings[MimeParameters.LineLengthLimit];
        _lastExchange = time.GetTimestamp();
    }

    /// <summary>Bytes that have arrived and were not read yet.</summary>
    public ReadOnlySpan<byte> Pending => _channel.Buffered;

    /// <summary>Longest command line.</summary>
    public int LineLimit => _lineLimit;

    /// <summary>The next request gets a time limit of its own.</summary>
    public void StartRequest()
    {
        if (_hasDeadline)
            _channel.StartDeadline(_timeout);
        else
            _channel.SetTimeout(_timeout);
    }

    /// <summary>The next command line, without its end; valid until the next call. What exceeds the limit is skipped.</summary>
    public ReadOnlySpan<byte> ReadCommand(out LineEnd end) => ReadLine(_lineLimit, out end);

    /// <summary>As <see cref="ReadCommand"/>, with a limit of its own, in bytes.</summary>
    public ReadOnlySpan<byte> ReadLine(int limit, out LineEnd end)
    {
        if (_isInputClosed)
            Lose();
        try
        {
            ReadOnlySpan<byte> line = SmtpLineReader.Read(_channel, limit, out end);
            _lastExchange = _time.GetTimestamp();
            return end == LineEnd.EndOfInput ? throw new ClientGoneException(ClientGoneException.LostConnection) : line;
        }
        catch (Exception error) when (Translate(error) is { } gone)
        {
            throw gone;
        }
    }

    /// <summary>
    /// Message content that has arrived, waiting for some if there is none. Under a deadline its arrival earns more time.
    /// </summary>
    public ReadOnlySpan<byte> ReadContent(int bufferSize)
    {
        if (_channel.Buffered.IsEmpty)
            Fill(bufferSize);
        return _channel.Buffered;
    }

    /// <summary>Takes bytes off <see cref="ReadContent"/>.</summary>
    public void Consume(int count) => _channel.Consume(count);

    /// <summary>Gives back memory between messages.</summary>
    public void ReleaseBuffers() => _channel.ReleaseBuffers();

    /// <summary>Whether the client has sent something that was not asked for yet; what it is can be seen in <see cref="Pending"/>.</summary>
    public bool HasUnexpectedInput()
    {
        if (_channel.Buffered.IsEmpty && _channel.Descriptor.Available > 0)
            Fill(Channel.DefaultBufferSize);
        return !_channel.Buffered.IsEmpty;
    }

    /// <summary>Goes on encrypted; what has arrived in the clear is forgotten.</summary>
    /// <param name="open">Opens a TLS session over the socket.</param>
    /// <param name="timeout">Longest wait within the handshake, or for all of it under <c>smtpd_per_request_deadline</c>.</param>
    /// <exception cref="TimeoutException">The client took too long.</exception>
    /// <exception cref="TlsException">The handshake failed.</exception>
    public TlsSession StartTls(Func<FileDescriptor, TlsSession> open, TimeSpan timeout)
    {
        Flush();
        if (_hasDeadline)
            _channel.StartDeadline(timeout);
        else
            _channel.SetTimeout(timeout);
        TlsSession session = open(_channel.Descriptor);
        _channel.Wrap(session.Over, layer => layer.TryHandshake());
        return session;
    }

    /// <summary>Sends a line; it leaves together with others when the client has to be waited for.</summary>
    public void WriteLine(string line)
    {
        try
        {
            _channel.Write(line);
            _channel.Write("\r\n"u8);
            if (_time.GetElapsedTime(_lastExchange) > s_longestSilence)
                Flush();
        }
        catch (Exception error) when (Translate(error) is { } gone)
        {
            throw gone;
        }
    }

    /// <summary>Sends everything now.</summary>
    public void Flush()
    {
        try
        {
            _channel.Flush();
            _lastExchange = _time.GetTimestamp();
        }
        catch (Exception error) when (Translate(error) is { } gone)
        {
            throw gone;
        }
    }

    /// <summary>Reads nothing more: what the client still sends would be taken for commands.</summary>
    public void CloseInput() => _isInputClosed = true;

    [DoesNotReturn]
    private void Lose()
    {
        Flush();
        throw new ClientGoneException(ClientGoneException.LostConnection);
    }

    private void Fill(int bufferSize)
    {
        try
        {
            _channel.ReserveInput(bufferSize);
            if (!_channel.Fill(bufferSize))
                throw new ClientGoneException(ClientGoneException.LostConnection);
            _lastExchange = _time.GetTimestamp();
            if (_hasDeadline)
                _channel.ExtendDeadline(TimeSpan.FromSeconds((double)_channel.Buffered.Length / _minDataRate), _timeout);
        }
        catch (Exception error) when (Translate(error) is { } gone)
        {
            throw gone;
        }
    }

    private static ClientGoneException? Translate(Exception error) => error switch
    {
        TimeoutException => new(ClientGoneException.TimedOut),
        PosixException or TlsException => new(ClientGoneException.LostConnection),
        _ => null,
    };
}
