using System.Runtime.InteropServices;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>The OpenSSL that TLS is made with.</summary>
public static class TlsLibrary
{
    /// <summary>Algorithms of the certificates that a server or client may have (<c>postconf -T public-key-algorithms</c>).</summary>
    public static readonly IReadOnlyList<string> PublicKeyAlgorithms = ["dsa", "ecdsa", "rsa"];

    /// <summary>Its name, version and date, as <c>openssl version</c> tells them.</summary>
    /// <exception cref="TlsException">It is not installed.</exception>
    public static unsafe string Version
    {
        get
        {
            Require();
            return Marshal.PtrToStringUTF8((nint)LibCrypto.OpenSSL_version(LibCrypto.OPENSSL_VERSION))!;
        }
    }

    /// <summary>Makes sure that it is there.</summary>
    /// <exception cref="TlsException">It is not installed.</exception>
    internal static void Require()
    {
        foreach (string library in (string[])[LibCrypto.Library, LibSsl.Library])
            if (!NativeLibrary.TryLoad(library, out _))
                throw new TlsException($"TLS: cannot load {library}. Is the libssl3 package installed? Disabling TLS support");
    }
}
