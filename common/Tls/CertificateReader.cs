using System.Runtime.InteropServices;
using System.Text;
using Postfix.Posix.Interop;
using Postfix.Text;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>Reads what a certificate says about a peer. All of it is foreign text, and made printable.</summary>
internal static unsafe class CertificateReader
{
    private const int MaxNameLength = 256;

    public static PeerCertificate Read(CertificateHandle certificate, string digest)
    {
        nint algorithm = LibCrypto.EVP_get_digestbyname(digest);
        nint issuer = LibCrypto.X509_get_issuer_name(certificate);
        string issuerName = ReadName(issuer, LibCrypto.NID_commonName);
        return new PeerCertificate(
            ReadName(LibCrypto.X509_get_subject_name(certificate), LibCrypto.NID_commonName),
            issuerName.Length > 0 ? issuerName : ReadName(issuer, LibCrypto.NID_organizationName),
            FingerprintOfCertificate(certificate, algorithm),
            FingerprintOfKey(certificate, algorithm));
    }

    /// <summary>A distinguished name on one line.</summary>
    public static string DescribeName(nint name)
    {
        Span<byte> buffer = stackalloc byte[MaxNameLength];
        byte* text = LibCrypto.X509_NAME_oneline(name, ref MemoryMarshal.GetReference(buffer), buffer.Length);
        return ByteText.Printable(ByteStringMarshaller.Read(text));
    }

    // A name with a NUL is an attempt to look like another one; a name twice is ambiguous.
    private static string ReadName(nint name, int kind)
    {
        int position = LibCrypto.X509_NAME_get_index_by_NID(name, kind, -1);
        if (position < 0 || LibCrypto.X509_NAME_get_index_by_NID(name, kind, position) >= 0)
            return "";
        nint data = LibCrypto.X509_NAME_ENTRY_get_data(LibCrypto.X509_NAME_get_entry(name, position));
        int length = LibCrypto.ASN1_STRING_to_UTF8(out byte* utf8, data);
        if (length < 0)
            return "";
        ReadOnlySpan<byte> bytes = new(utf8, length);
        bool isUsable = length < MaxNameLength && !bytes.ContainsAnyInRange<byte>(0, 31) && !bytes.Contains((byte)127);
        string text = isUsable ? Encoding.Latin1.GetString(bytes) : "";
        LibCrypto.CRYPTO_free(utf8, null, 0);
        return text;
    }

    private static string FingerprintOfCertificate(CertificateHandle certificate, nint algorithm)
    {
        Span<byte> digest = stackalloc byte[Fingerprint.MaxSize];
        return LibCrypto.X509_digest(certificate, algorithm, ref digest[0], out uint length) > 0 ? Fingerprint.Format(digest[..(int)length]) : "";
    }

    private static string FingerprintOfKey(CertificateHandle certificate, nint algorithm)
    {
        byte* encoded = null;
        int size = LibCrypto.i2d_X509_PUBKEY(LibCrypto.X509_get_X509_PUBKEY(certificate), &encoded);
        if (size <= 0)
            return "";
        Span<byte> digest = stackalloc byte[Fingerprint.MaxSize];
        int result = LibCrypto.EVP_Digest(encoded, (nuint)size, ref digest[0], out uint length, algorithm, 0);
        LibCrypto.CRYPTO_free(encoded, null, 0);
        return result > 0 ? Fingerprint.Format(digest[..(int)length]) : "";
    }
}
