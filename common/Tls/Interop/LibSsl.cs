using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using Postfix.Posix.Interop;

namespace Postfix.Tls.Interop;

/// <summary>The functions of libssl 3 that we use (openssl/ssl.h).</summary>
internal static unsafe partial class LibSsl
{
    public const string Library = "libssl.so.3";

    public const int FILETYPE_PEM = 1;

    public const int VERIFY_PEER = 1;
    public const int VERIFY_CLIENT_ONCE = 4;

    public const int ERROR_WANT_READ = 2;
    public const int ERROR_WANT_WRITE = 3;
    public const int ERROR_SYSCALL = 5;
    public const int ERROR_ZERO_RETURN = 6;

    public const int CTRL_MODE = 33;
    public const int CTRL_SET_READ_AHEAD = 41;
    public const int CTRL_SET_SESS_CACHE_MODE = 44;
    public const int CTRL_SET_TLSEXT_HOSTNAME = 55;
    public const int CTRL_CHAIN_CERT = 89;
    public const int CTRL_SET_GROUPS_LIST = 92;
    public const int CTRL_GET_PEER_SIGNATURE_NID = 108;
    public const int CTRL_GET_PEER_TMP_KEY = 109;
    public const int CTRL_SET_DH_AUTO = 118;
    public const int CTRL_SET_MIN_PROTO_VERSION = 123;
    public const int CTRL_SET_MAX_PROTO_VERSION = 124;
    public const int CTRL_GET_SIGNATURE_NID = 132;

    public const int MODE_ENABLE_PARTIAL_WRITE = 1;
    public const int MODE_ACCEPT_MOVING_WRITE_BUFFER = 2;
    public const int MODE_RELEASE_BUFFERS = 16;

    public const int SESS_CACHE_OFF = 0;

    public const ulong OP_IGNORE_UNEXPECTED_EOF = 1UL << 7;
    public const ulong OP_NO_TICKET = 1UL << 14;
    public const ulong OP_CIPHER_SERVER_PREFERENCE = 1UL << 22;
    public const ulong OP_NO_RENEGOTIATION = 1UL << 30;

    [LibraryImport(Library)]
    public static partial nint TLS_server_method();

    [LibraryImport(Library)]
    public static partial nint TLS_client_method();

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_new(nint method);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial ulong SSL_CTX_set_options(SslContextHandle context, ulong options);

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_ctrl(SslContextHandle context, int command, nint number, nint argument);

    [LibraryImport(Library, EntryPoint = "SSL_CTX_ctrl")]
    public static partial nint SSL_CTX_ctrl_text(
        SslContextHandle context, int command, nint number, [MarshalUsing(typeof(ByteStringMarshaller))] string text);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_verify(SslContextHandle context, int mode, delegate* unmanaged<int, nint, int> callback);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_verify_depth(SslContextHandle context, int depth);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_security_level(SslContextHandle context, int level);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_load_verify_file(
        SslContextHandle context, [MarshalUsing(typeof(ByteStringMarshaller))] string file);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_load_verify_dir(
        SslContextHandle context, [MarshalUsing(typeof(ByteStringMarshaller))] string directory);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_set_default_verify_paths(SslContextHandle context);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_use_certificate_chain_file(
        SslContextHandle context, [MarshalUsing(typeof(ByteStringMarshaller))] string file);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_use_PrivateKey_file(
        SslContextHandle context, [MarshalUsing(typeof(ByteStringMarshaller))] string file, int type);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_check_private_key(SslContextHandle context);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_use_certificate(SslContextHandle context, nint certificate);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_use_PrivateKey(SslContextHandle context, nint key);

    [LibraryImport(Library)]
    public static partial nint SSL_load_client_CA_file([MarshalUsing(typeof(ByteStringMarshaller))] string file);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_client_CA_list(SslContextHandle context, nint names);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_set_session_id_context(SslContextHandle context, ref readonly byte id, uint length);

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_set_timeout(SslContextHandle context, nint seconds);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_set_num_tickets(SslContextHandle context, nuint count);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_cert_verify_callback(
        SslContextHandle context, delegate* unmanaged<nint, nint, int> callback, nint argument);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_dane_enable(SslContextHandle context);

    [LibraryImport(Library)]
    public static partial int SSL_dane_enable(SslHandle session, byte* baseDomain);

    [LibraryImport(Library)]
    public static partial int SSL_dane_tlsa_add(SslHandle session, byte usage, byte selector, byte matching, ref readonly byte data, nuint size);

    [LibraryImport(Library)]
    public static partial int OPENSSL_init_ssl(ulong options, nint settings);

    [LibraryImport(Library)]
    public static partial nint SSL_new(SslContextHandle context);

    [LibraryImport(Library)]
    public static partial void SSL_free(nint session);

    [LibraryImport(Library)]
    public static partial int SSL_set_fd(SslHandle session, int descriptor);

    [LibraryImport(Library)]
    public static partial ulong SSL_set_options(SslHandle session, ulong options);

    [LibraryImport(Library)]
    public static partial void SSL_set_verify(SslHandle session, int mode, delegate* unmanaged<int, nint, int> callback);

    [LibraryImport(Library)]
    public static partial void SSL_set_security_level(SslHandle session, int level);

    [LibraryImport(Library)]
    public static partial int SSL_set_cipher_list(SslHandle session, [MarshalUsing(typeof(ByteStringMarshaller))] string ciphers);

    [LibraryImport(Library)]
    public static partial int SSL_add1_host(SslHandle session, [MarshalUsing(typeof(ByteStringMarshaller))] string name);

    [LibraryImport(Library)]
    public static partial void SSL_set_hostflags(SslHandle session, uint flags);

    [LibraryImport(Library)]
    public static partial nint SSL_ctrl(SslHandle session, int command, nint number, nint argument);

    [LibraryImport(Library, EntryPoint = "SSL_ctrl")]
    public static partial nint SSL_ctrl_text(
        SslHandle session, int command, nint number, [MarshalUsing(typeof(ByteStringMarshaller))] string text);

    [LibraryImport(Library, EntryPoint = "SSL_ctrl")]
    public static partial nint SSL_ctrl_number(SslHandle session, int command, nint number, out int result);

    [LibraryImport(Library, EntryPoint = "SSL_ctrl")]
    public static partial nint SSL_ctrl_pointer(SslHandle session, int command, nint number, out nint result);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int SSL_accept(SslHandle session);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int SSL_connect(SslHandle session);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int SSL_read(SslHandle session, ref byte buffer, int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int SSL_write(SslHandle session, ref readonly byte buffer, int size);

    [LibraryImport(Library)]
    public static partial int SSL_shutdown(SslHandle session);

    [LibraryImport(Library)]
    public static partial int SSL_get_error(SslHandle session, int result);

    [LibraryImport(Library)]
    public static partial int SSL_has_pending(SslHandle session);

    [LibraryImport(Library)]
    public static partial int SSL_version(SslHandle session);

    [LibraryImport(Library)]
    public static partial byte* SSL_get_version(SslHandle session);

    [LibraryImport(Library)]
    public static partial nint SSL_get_current_cipher(SslHandle session);

    [LibraryImport(Library)]
    public static partial byte* SSL_CIPHER_get_name(nint cipher);

    [LibraryImport(Library)]
    public static partial int SSL_CIPHER_get_bits(nint cipher, out int algorithmBits);

    [LibraryImport(Library)]
    public static partial int SSL_session_reused(SslHandle session);

    [LibraryImport(Library)]
    public static partial nint SSL_get_verify_result(SslHandle session);

    [LibraryImport(Library)]
    public static partial nint SSL_get1_peer_certificate(SslHandle session);

    [LibraryImport(Library)]
    public static partial nint SSL_get_privatekey(SslHandle session);
}
