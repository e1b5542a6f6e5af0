using System.Buffers;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>A byte string with a NUL at its end, in a rented buffer.</summary>
internal readonly struct NativeText : IDisposable
{
    private readonly byte[] _buffer;

    public NativeText(string text)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(text.Length + 1);
        Length = ByteText.ToBytes(text, _buffer);
        _buffer[Length] = 0;
    }

    /// <summary>The number of bytes before the NUL.</summary>
    public int Length { get; }

    /// <summary>The bytes, with the NUL.</summary>
    public ReadOnlySpan<byte> WithNul => _buffer.AsSpan(0, Length + 1);

    /// <summary>The bytes, without the NUL.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>The text as a key.</summary>
    public KeyBytes Key => new(WithNul);

    /// <summary>Gives the buffer back; the text must not be used afterwards.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
