using Postfix.Lookup.Tables;

namespace Postfix.Lookup.Interop;

/// <summary>A message digest of OpenSSL (EVP_Digest(3ssl)), for texts that are too long to be a key somewhere. Thread-safe.</summary>
internal sealed unsafe class TextDigest
{
    private const int LargestSize = 64; // EVP_MAX_MD_SIZE

    private readonly delegate* unmanaged<byte*, nuint, byte*, uint*, nint, nint, int> _digest;
    private readonly nint _algorithm;

    private TextDigest(SystemLibrary library, string algorithm)
    {
        _digest = (delegate* unmanaged<byte*, nuint, byte*, uint*, nint, nint, int>)library.Function("EVP_Digest");
        var find = (delegate* unmanaged<byte*, nint>)library.Function("EVP_get_digestbyname");
        using NativeText name = new(algorithm);
        fixed (byte* bytes = name.WithNul)
            _algorithm = find(bytes);
    }

    /// <summary>The digest of a name that OpenSSL knows, such as "sha256".</summary>
    /// <exception cref="TableException">The library is missing, or does not know it.</exception>
    public static TextDigest Load(TableRequest request, string algorithm)
    {
        TextDigest digest = new(SystemLibrary.Load("libcrypto.so.3", request.Spec.Type, "libssl3"), algorithm);
        return digest._algorithm != 0 ? digest : throw new TableException($"open {request.Name}: key digest {algorithm} is not available");
    }

    /// <summary>The digest in hexadecimal.</summary>
    /// <exception cref="TableException">The library refuses to compute it.</exception>
    public string Of(string text)
    {
        using NativeText bytes = new(text);
        Span<byte> digest = stackalloc byte[LargestSize];
        uint length;
        int status;
        fixed (byte* from = bytes.WithNul, to = digest)
            status = _digest(from, (nuint)bytes.Length, to, &length, _algorithm, 0);
        return status == 1 ? Convert.ToHexStringLower(digest[..(int)length]) : throw new TableException("message digest failed");
    }
}
