using Postfix.Lookup.Tables;

namespace Postfix.Lookup.Interop;

/// <summary>SHA-256 of texts (SHA256(3ssl)), for those that are too long to be a key somewhere.</summary>
internal sealed unsafe class TextDigest
{
    private const int Size = 32;

    private readonly delegate* unmanaged<byte*, nuint, byte*, byte*> _digest;

    private TextDigest(SystemLibrary library) => _digest = (delegate* unmanaged<byte*, nuint, byte*, byte*>)library.Function("SHA256");

    /// <exception cref="TableException">The library is missing.</exception>
    public static TextDigest Load(string tableType) => new(SystemLibrary.Load("libcrypto.so.3", tableType, "libssl3"));

    /// <summary>The digest in hexadecimal.</summary>
    public string Of(string text)
    {
        using NativeText bytes = new(text);
        Span<byte> digest = stackalloc byte[Size];
        fixed (byte* from = bytes.WithNul, to = digest)
            _digest(from, (nuint)bytes.Length, to);
        return Convert.ToHexStringLower(digest);
    }
}
