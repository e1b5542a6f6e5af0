using System.Runtime.InteropServices;
using Postfix.Posix.Interop;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>Finds out what a handshake has led to.</summary>
internal static unsafe class SessionInspector
{
    private const int Tls13 = 0x0304;
    private const int MaxNameLength = 80;

    public static TlsFacts Inspect(SslHandle session, bool isServer, PeerProof proof, string digest)
    {
        nint cipher = LibSsl.SSL_get_current_cipher(session);
        int usedBits = LibSsl.SSL_CIPHER_get_bits(cipher, out int algorithmBits);
        using CertificateHandle peer = CertificateHandle.OfPeer(session);
        PeerCertificate? certificate = peer.IsInvalid ? null : CertificateReader.Read(peer, digest);
        nint error = LibSsl.SSL_get_verify_result(session);
        bool hasSignatures = LibSsl.SSL_version(session) >= Tls13;
        bool isResumed = LibSsl.SSL_session_reused(session) != 0;
        TlsSignature? own = hasSignatures && !isResumed ? OwnSignature(session, isServer) : null;
        TlsSignature? others = hasSignatures && !isResumed && !peer.IsInvalid ? PeerSignature(session, peer) : null;
        return new TlsFacts
        {
            Protocol = ByteStringMarshaller.Read(LibSsl.SSL_get_version(session)),
            Cipher = ByteStringMarshaller.Read(LibSsl.SSL_CIPHER_get_name(cipher)),
            UsedBits = usedBits,
            AlgorithmBits = algorithmBits,
            KeyExchange = hasSignatures ? KeyExchange(session) : null,
            ServerSignature = isServer ? own : others,
            ClientSignature = isServer ? others : own,
            IsResumed = isResumed,
            Peer = certificate,
            Trust = Judge(certificate, error, proof),
            Fault = certificate is null ? null : FaultOf(error, peer, isServer),
        };
    }

    private static PeerTrust Judge(PeerCertificate? certificate, nint error, PeerProof proof)
    {
        if (certificate is null)
            return PeerTrust.Anonymous;
        if (proof.Fingerprints.Count > 0)
            return proof.Fingerprints.Any(print => IsSame(print, certificate.CertificateFingerprint) || IsSame(print, certificate.KeyFingerprint))
                ? PeerTrust.Verified
                : PeerTrust.Untrusted;
        return error switch
        {
            LibCrypto.V_OK => proof.IsRequired ? PeerTrust.Verified : PeerTrust.Trusted,
            // The names are looked at when everything else is good.
            LibCrypto.V_ERR_HOSTNAME_MISMATCH when proof.IsRequired => PeerTrust.Trusted,
            _ => PeerTrust.Untrusted,
        };

        static bool IsSame(string wanted, string found) => wanted.Equals(found, StringComparison.OrdinalIgnoreCase);
    }

    private static VerificationFault? FaultOf(nint error, CertificateHandle peer, bool isServer)
    {
        string side = isServer ? "client" : "server";
        return (int)error switch
        {
            LibCrypto.V_OK => null,
            LibCrypto.V_ERR_UNABLE_TO_GET_ISSUER_CERT or LibCrypto.V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
                or LibCrypto.V_ERR_SELF_SIGNED_CERT_IN_CHAIN => new("", $"untrusted issuer {CertificateReader.DescribeName(LibCrypto.X509_get_issuer_name(peer))}"),
            LibCrypto.V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT => new("", "self-signed certificate"),
            LibCrypto.V_ERR_CERT_UNTRUSTED => new("", "not trusted by local or TLSA policy"),
            LibCrypto.V_ERR_CERT_NOT_YET_VALID or LibCrypto.V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD => new(side + " ", "certificate not yet valid"),
            LibCrypto.V_ERR_CERT_HAS_EXPIRED or LibCrypto.V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD => new(side + " ", "certificate has expired"),
            LibCrypto.V_ERR_CERT_CHAIN_TOO_LONG => new("", "certificate chain longer than limit"),
            LibCrypto.V_ERR_INVALID_PURPOSE => new("", $"not designated for use as a {side} certificate"),
            var number => new(side + " ", $"num={number}:{ByteStringMarshaller.Read(LibCrypto.X509_verify_cert_error_string(number))}"),
        };
    }

    private static string? KeyExchange(SslHandle session)
    {
        if (LibSsl.SSL_ctrl_pointer(session, LibSsl.CTRL_GET_PEER_TMP_KEY, 0, out nint key) == 0)
            return null;
        string text = LibCrypto.EVP_PKEY_get_base_id(key) switch
        {
            LibCrypto.PKEY_DH => $"DHE ({LibCrypto.EVP_PKEY_get_bits(key)} bits)",
            LibCrypto.PKEY_EC => $"ECDHE ({GroupName(key)})",
            var type => NameOf(type),
        };
        LibCrypto.EVP_PKEY_free(key);
        return text;
    }

    private static TlsSignature? OwnSignature(SslHandle session, bool isServer)
    {
        // A client may have a certificate that the server did not ask for.
        bool hasSigned = LibSsl.SSL_ctrl_number(session, LibSsl.CTRL_GET_SIGNATURE_NID, 0, out int digest) != 0;
        nint key = isServer || hasSigned ? LibSsl.SSL_get_privatekey(session) : 0;
        return key == 0 ? null : Describe(key, hasSigned ? digest : 0);
    }

    private static TlsSignature? PeerSignature(SslHandle session, CertificateHandle peer)
    {
        bool isKnown = LibSsl.SSL_ctrl_number(session, LibSsl.CTRL_GET_PEER_SIGNATURE_NID, 0, out int digest) != 0;
        nint key = LibCrypto.X509_get0_pubkey(peer);
        return key == 0 ? null : Describe(key, isKnown ? digest : 0);
    }

    private static TlsSignature Describe(nint key, int digest)
    {
        string algorithm = LibCrypto.EVP_PKEY_get_base_id(key) switch
        {
            // TLS 1.3 has no other signatures with these keys.
            LibCrypto.PKEY_RSA => $"RSA-PSS ({LibCrypto.EVP_PKEY_get_bits(key)} bits)",
            LibCrypto.PKEY_EC => $"ECDSA ({GroupName(key)})",
            var type => NameOf(type),
        };
        return new TlsSignature(algorithm, digest == 0 ? "" : NameOf(digest));
    }

    private static string NameOf(int kind) => ByteStringMarshaller.Read(LibCrypto.OBJ_nid2sn(kind));

    private static string GroupName(nint key)
    {
        Span<byte> name = stackalloc byte[MaxNameLength];
        return LibCrypto.EVP_PKEY_get_group_name(key, ref MemoryMarshal.GetReference(name), (nuint)name.Length, out nuint length) > 0
            ? System.Text.Encoding.Latin1.GetString(name[..(int)length])
            : "";
    }
}
