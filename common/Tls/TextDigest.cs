using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>Digests of short texts.</summary>
public static unsafe class TextDigest
{
    private const int Sha1Size = 20;

    /// <summary>SHA-1 (RFC 3174): good enough to recognize a secret, not to keep it from those who can guess.</summary>
    /// <exception cref="TlsException">OpenSSL does not have it.</exception>
    public static byte[] Sha1(ReadOnlySpan<byte> data)
    {
        nint algorithm = LibCrypto.EVP_get_digestbyname("SHA1");
        byte[] digest = new byte[Sha1Size];
        fixed (byte* input = data)
            return algorithm != 0 && LibCrypto.EVP_Digest(input, (nuint)data.Length, ref digest[0], out _, algorithm, 0) == 1
                ? digest
                : throw new TlsException("Digest algorithm \"SHA1\" not found");
    }
}
