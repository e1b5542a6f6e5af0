using System.Runtime.InteropServices;

namespace Postfix.Tls.Interop;

/// <summary>An SSL: one connection's session.</summary>
internal sealed class SslHandle : SafeHandle
{
    private SslHandle(nint session)
        : base(0, ownsHandle: true) => SetHandle(session);

    public override bool IsInvalid => handle == 0;

    /// <exception cref="TlsException">OpenSSL has no memory.</exception>
    public static SslHandle Create(SslContextHandle context)
    {
        SslHandle session = new(LibSsl.SSL_new(context));
        return !session.IsInvalid ? session : throw TlsException.FromLibrary("cannot allocate a TLS session");
    }

    protected override bool ReleaseHandle()
    {
        LibSsl.SSL_free(handle);
        return true;
    }
}
