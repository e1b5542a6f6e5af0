using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Postfix.Config;
using Postfix.Posix;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>
/// What sessions of one role share: certificates, trusted authorities, options. Made once, before the process locks itself
/// into a chroot. Thread-safe.
/// </summary>
public sealed unsafe class TlsContext : IDisposable
{
    // Separates our sessions from those of other programs with the same keys.
    private static readonly byte[] s_sessionIdContext = [.. "Postfix/TLS"u8];

    private readonly SslContextHandle _handle;

    private TlsContext(SslContextHandle handle, TlsContextOptions options)
    {
        _handle = handle;
        Options = options;
    }

    /// <summary>What it was made of.</summary>
    public TlsContextOptions Options { get; }

    /// <summary>Loads everything.</summary>
    /// <exception cref="TlsException">Something is missing, does not fit or is unknown.</exception>
    public static TlsContext Create(TlsContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        TlsLibrary.Require();
        LibraryConfiguration.Apply(options.Settings);
        LibCrypto.ERR_clear_error();
        if (LibCrypto.EVP_get_digestbyname(options.FingerprintDigest) == 0)
            throw new TlsException($"Digest algorithm \"{options.FingerprintDigest}\" not found: disabling TLS support");
        SslContextHandle handle = SslContextHandle.Create(options.IsServer);
        try
        {
            Configure(handle, options);
            return new TlsContext(handle, options);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>A session over a connected socket; the handshake is still to be done.</summary>
    /// <exception cref="TlsException">The options make no sense.</exception>
    public TlsSession Open(FileDescriptor socket, TlsSessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(options);
        LibCrypto.ERR_clear_error();
        SslHandle session = SslHandle.Create(_handle);
        try
        {
            return new TlsSession(session, socket, this, options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Forgets keys; open sessions go on.</summary>
    public void Dispose() => _handle.Dispose();

    /// <summary>Lets every certificate pass: what is wrong with it is asked afterwards, and told the user in his own words.</summary>
    [UnmanagedCallersOnly]
    internal static int AcceptAnyCertificate(int isGood, nint store) => 1;

    // A certificate that says it is for servers, and does not mention clients, is looked at as a server's (tls_trust_server_ccerts).
    [UnmanagedCallersOnly]
    private static int VerifyServerAsClient(nint store, nint argument)
    {
        nint certificate = LibCrypto.X509_STORE_CTX_get0_cert(store);
        uint usage = certificate == 0 ? 0 : LibCrypto.X509_get_extended_key_usage(certificate); // without the extension, all bits
        if ((usage & (LibCrypto.XKU_SSL_SERVER | LibCrypto.XKU_SSL_CLIENT)) == LibCrypto.XKU_SSL_SERVER)
        {
            nint parameters = LibCrypto.X509_STORE_CTX_get0_param(store);
            LibCrypto.X509_VERIFY_PARAM_set_purpose(parameters, LibCrypto.PURPOSE_SSL_SERVER);
            LibCrypto.X509_VERIFY_PARAM_set_trust(parameters, LibCrypto.TRUST_SSL_SERVER);
        }
        return LibCrypto.X509_verify_cert(store);
    }

    private static void Configure(SslContextHandle handle, TlsContextOptions options)
    {
        Settings settings = options.Settings;
        // A base for opportunistic TLS: poor encryption is better than none.
        LibSsl.SSL_CTX_set_security_level(handle, 0);
        LibSsl.SSL_CTX_set_verify_depth(handle, options.VerifyDepth + 1);
        LibSsl.SSL_CTX_ctrl(handle, LibSsl.CTRL_MODE,
            LibSsl.MODE_ENABLE_PARTIAL_WRITE | LibSsl.MODE_ACCEPT_MOVING_WRITE_BUFFER | LibSsl.MODE_RELEASE_BUFFERS, 0);
        LibSsl.SSL_CTX_set_options(handle, LibSsl.OP_IGNORE_UNEXPECTED_EOF | SslOptionNames.Combine(settings, options.Warn));
        LoadAuthorities(handle, options, settings[TlsParameters.AppendDefaultCA]);
        CertificateLoader.Load(handle, options.Certificates);
        KeyExchangeGroups.Apply(handle, settings, options.Warn);
        if (options.IsServer)
            ConfigureServer(handle, options);
        else
            ConfigureClient(handle);
    }

    private static void ConfigureClient(SslContextHandle handle)
    {
        LibSsl.SSL_CTX_ctrl(handle, LibSsl.CTRL_SET_SESS_CACHE_MODE, LibSsl.SESS_CACHE_OFF, 0);
        // For trust anchors of single sessions.
        if (LibSsl.SSL_CTX_dane_enable(handle) <= 0)
            throw TlsException.FromLibrary("OpenSSL DANE initialization failed: disabling TLS support");
    }

    private static void ConfigureServer(SslContextHandle handle, TlsContextOptions options)
    {
        bool givesTickets = options.SessionLifetime > TimeSpan.Zero && options.Settings[TlsParameters.SessionTicketCipher].Length > 0;
        LibSsl.SSL_CTX_set_options(handle, (givesTickets ? 0 : LibSsl.OP_NO_TICKET)
            | (options.Settings[TlsParameters.PreemptCipherlist] ? LibSsl.OP_CIPHER_SERVER_PREFERENCE : 0));
        LibSsl.SSL_CTX_ctrl(handle, LibSsl.CTRL_SET_DH_AUTO, 1, 0);
        LibSsl.SSL_CTX_set_num_tickets(handle, givesTickets ? 1u : 0);
        LibSsl.SSL_CTX_set_session_id_context(handle, ref s_sessionIdContext[0], (uint)s_sessionIdContext.Length);
        LibSsl.SSL_CTX_set_timeout(handle, (nint)(2 * options.SessionLifetime.TotalSeconds));
        // Tickets carry the state of a session; a cache of our own would only take memory.
        LibSsl.SSL_CTX_ctrl(handle, LibSsl.CTRL_SET_SESS_CACHE_MODE, LibSsl.SESS_CACHE_OFF, 0);
        if (!options.AsksForCertificate)
            return;
        LibSsl.SSL_CTX_set_verify(handle, LibSsl.VERIFY_PEER | LibSsl.VERIFY_CLIENT_ONCE, &AcceptAnyCertificate);
        if (options.AuthorityFile.Length > 0 && LibSsl.SSL_load_client_CA_file(options.AuthorityFile) is var names and not 0)
            LibSsl.SSL_CTX_set_client_CA_list(handle, names);
        if (options.Settings[TlsParameters.TrustServerCcerts])
            LibSsl.SSL_CTX_set_cert_verify_callback(handle, &VerifyServerAsClient, 0);
    }

    private static void LoadAuthorities(SslContextHandle handle, TlsContextOptions options, bool appendsDefaults)
    {
        bool hasFile = options.AuthorityFile.Length > 0;
        bool hasDirectory = options.AuthorityDirectory.Length > 0;
        if (!hasFile && !hasDirectory)
            return;
        if ((hasFile && LibSsl.SSL_CTX_load_verify_file(handle, options.AuthorityFile) <= 0)
            || (hasDirectory && LibSsl.SSL_CTX_load_verify_dir(handle, options.AuthorityDirectory) <= 0))
            throw TlsException.FromLibrary($"cannot load Certification Authority data, CAfile=\"{options.AuthorityFile}\", "
                + $"CApath=\"{options.AuthorityDirectory}\": disabling TLS support");
        if (appendsDefaults && LibSsl.SSL_CTX_set_default_verify_paths(handle) <= 0)
            throw TlsException.FromLibrary(
                "cannot set default OpenSSL certificate verification paths: disabling TLS support");
    }
}
