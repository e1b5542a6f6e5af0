using System.Runtime.InteropServices;

namespace Postfix.Tls.Interop;

/// <summary>An X509 certificate.</summary>
internal sealed class CertificateHandle : SafeHandle
{
    private CertificateHandle(nint certificate)
        : base(0, ownsHandle: true) => SetHandle(certificate);

    public override bool IsInvalid => handle == 0;

    /// <summary>The certificate that the peer has shown; invalid when it has shown none.</summary>
    public static CertificateHandle OfPeer(SslHandle session) => new(LibSsl.SSL_get1_peer_certificate(session));

    protected override bool ReleaseHandle()
    {
        LibCrypto.X509_free(handle);
        return true;
    }
}
