using System.Runtime.InteropServices;

namespace Postfix.Tls.Interop;

/// <summary>An SSL_CTX.</summary>
internal sealed class SslContextHandle : SafeHandle
{
    private SslContextHandle(nint context)
        : base(0, ownsHandle: true) => SetHandle(context);

    public override bool IsInvalid => handle == 0;

    /// <exception cref="TlsException">OpenSSL has no memory.</exception>
    public static SslContextHandle Create(bool isServer)
    {
        SslContextHandle context = new(LibSsl.SSL_CTX_new(isServer ? LibSsl.TLS_server_method() : LibSsl.TLS_client_method()));
        return !context.IsInvalid
            ? context
            : throw TlsException.FromLibrary($"cannot allocate {(isServer ? "server" : "client")} SSL_CTX: disabling TLS support");
    }

    protected override bool ReleaseHandle()
    {
        LibSsl.SSL_CTX_free(handle);
        return true;
    }
}
