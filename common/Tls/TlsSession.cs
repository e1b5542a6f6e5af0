using System.Runtime.InteropServices;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>
/// A TLS session over a socket, to be put under a channel: <c>channel.Wrap(session.Over, session.TryHandshake)</c>. Waits are
/// limited by the socket's time-outs, which the channel sets. For one thread.
/// </summary>
public sealed class TlsSession : ITransport
{
    private const uint NoPartialWildcards = 0x4;
    private const uint MultiLabelWildcards = 0x8;
    private const int TlsextNameTypeHost = 0;

    private readonly SslHandle _handle;
    private readonly bool _isServer;
    private readonly PeerProof _proof;
    private readonly string _digest;
    private readonly bool _waitsForFarewell;
    private ITransport? _connection;
    private bool _isEstablished;
    private bool _isBroken;

    internal unsafe TlsSession(SslHandle handle, FileDescriptor socket, TlsContext context, TlsSessionOptions options)
    {
        _handle = handle;
        _isServer = context.Options.IsServer;
        _proof = options.Proof;
        _digest = context.Options.FingerprintDigest;
        _waitsForFarewell = !context.Options.Settings[TlsParameters.FastShutdownEnable];
        LibSsl.SSL_set_options(handle, options.Protocols.ExcludingOptions);
        if (LibSsl.SSL_ctrl(handle, LibSsl.CTRL_SET_MIN_PROTO_VERSION, options.Protocols.Minimum, 0) == 0
            || LibSsl.SSL_ctrl(handle, LibSsl.CTRL_SET_MAX_PROTO_VERSION, options.Protocols.Maximum, 0) == 0)
            throw TlsException.FromLibrary("error setting TLS protocol versions");
        if (LibSsl.SSL_set_cipher_list(handle, options.Ciphers) == 0)
            throw TlsException.FromLibrary("error setting cipher grade");
        LibSsl.SSL_ctrl(handle, LibSsl.CTRL_SET_READ_AHEAD, 1, 0); // one read for the header of a record and the rest
        DemandProof();
        if (options.ServerName.Length > 0
            && LibSsl.SSL_ctrl_text(handle, LibSsl.CTRL_SET_TLSEXT_HOSTNAME, TlsextNameTypeHost, options.ServerName) == 0)
            throw TlsException.FromLibrary($"error setting SNI hostname to: {options.ServerName}");
        if (!_isServer)
            LibSsl.SSL_set_verify(handle, LibSsl.VERIFY_PEER, &TlsContext.AcceptAnyCertificate);
        if (LibSsl.SSL_set_fd(handle, socket.Number) != 1)
            throw TlsException.FromLibrary("cannot use the socket for TLS");
    }

    /// <summary>What was negotiated; null before the handshake is done.</summary>
    public TlsFacts? Facts { get; private set; }

    /// <inheritdoc/>
    public bool HasInput => LibSsl.SSL_has_pending(_handle) != 0 || (_connection?.HasInput ?? false);

    /// <summary>Takes over the connection; it is closed with the session.</summary>
    public TlsSession Over(ITransport connection)
    {
        _connection = connection;
        return this;
    }

    /// <summary>Goes on with the handshake; false when the socket's time limit came first.</summary>
    /// <exception cref="TlsException">The peers do not come to terms.</exception>
    public bool TryHandshake()
    {
        LibCrypto.ERR_clear_error();
        int result = _isServer ? LibSsl.SSL_accept(_handle) : LibSsl.SSL_connect(_handle);
        if (result > 0)
        {
            _isEstablished = true;
            Facts = SessionInspector.Inspect(_handle, _isServer, _proof, _digest);
            return true;
        }
        int errno = Marshal.GetLastPInvokeError();
        int kind = LibSsl.SSL_get_error(_handle, result);
        if (kind is LibSsl.ERROR_WANT_READ or LibSsl.ERROR_WANT_WRITE)
            return false;
        _isBroken = true;
        throw LibCrypto.ERR_peek_error() != 0 ? TlsException.FromLibrary($"{result}")
            : errno != 0 && kind == LibSsl.ERROR_SYSCALL ? new TlsException(ErrnoText.Describe((Errno)errno))
            : new TlsException("lost connection");
    }

    /// <inheritdoc/>
    public int? TryRead(Span<byte> buffer)
    {
        LibCrypto.ERR_clear_error();
        int count = LibSsl.SSL_read(_handle, ref MemoryMarshal.GetReference(buffer), buffer.Length);
        return count > 0 ? count : Explain(count);
    }

    /// <inheritdoc/>
    public int? TryWrite(ReadOnlySpan<byte> data)
    {
        LibCrypto.ERR_clear_error();
        int count = LibSsl.SSL_write(_handle, in MemoryMarshal.GetReference(data), data.Length);
        if (count > 0)
            return count;
        return Explain(count) is 0 ? throw new TlsException("lost connection") : null;
    }

    /// <summary>
    /// Says goodbye to the peer, and closes the connection. An answer is waited for only without <c>tls_fast_shutdown_enable</c>.
    /// </summary>
    public void Dispose()
    {
        if (_isEstablished && !_isBroken)
        {
            _isEstablished = false;
            LibCrypto.ERR_clear_error();
            if (LibSsl.SSL_shutdown(_handle) == 0 && _waitsForFarewell)
                LibSsl.SSL_shutdown(_handle);
            LibCrypto.ERR_clear_error();
        }
        _handle.Dispose();
        _connection?.Dispose();
    }

    // Null: nothing yet. 0: the peer is gone.
    private int? Explain(int result)
    {
        int errno = Marshal.GetLastPInvokeError();
        switch (LibSsl.SSL_get_error(_handle, result))
        {
            case LibSsl.ERROR_WANT_READ or LibSsl.ERROR_WANT_WRITE:
                return null;
            case LibSsl.ERROR_ZERO_RETURN:
                return 0;
            case LibSsl.ERROR_SYSCALL:
                _isBroken = true;
                return errno == 0 ? 0 : throw new TlsException(ErrnoText.Describe((Errno)errno));
            default:
                _isBroken = true;
                throw TlsException.FromLibrary("TLS session failed");
        }
    }

    private void DemandProof()
    {
        if (!_proof.IsRequired)
            return;
        // Where it is decided by the certificate whom we talk to, it must be worth something.
        LibSsl.SSL_set_security_level(_handle, 1);
        _proof.Anchors?.Demand(_handle);
        LibSsl.SSL_set_hostflags(_handle, NoPartialWildcards | (_proof.AllowsManyLabels ? MultiLabelWildcards : 0));
        foreach (string name in _proof.Names)
            if (LibSsl.SSL_add1_host(_handle, name) == 0)
                throw TlsException.FromLibrary($"error loading match name: {name}");
    }
}
