using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Text;

namespace Postfix.Posix.Interop;

/// <summary>
/// Passes a byte string (one char per byte, Latin-1) to C as a NUL-terminated string, on the stack when it is short.
/// A string that C would see differently (embedded NUL, a char that is no byte) is refused.
/// </summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedIn, typeof(ToNative))]
internal static unsafe class ByteStringMarshaller
{
    /// <summary>One argument of one call.</summary>
    internal ref struct ToNative
    {
        private byte* _text;
        private byte* _allocated;

        /// <summary>Size of the caller's stack buffer; most paths of a queue fit.</summary>
        public static int BufferSize => 256;

        public void FromManaged(string? text, Span<byte> buffer)
        {
            if (text is null)
                return;
            ThrowUnlessCString(text);
            if (text.Length >= buffer.Length)
            {
                _allocated = (byte*)NativeMemory.Alloc((nuint)text.Length + 1);
                buffer = new Span<byte>(_allocated, text.Length + 1);
            }
            buffer[Encoding.Latin1.GetBytes(text, buffer)] = 0;
            // Sound: the buffer is native memory or lies on the caller's stack, so it cannot move.
            _text = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer));
        }

        public readonly byte* ToUnmanaged() => _text;

        public readonly void Free() => NativeMemory.Free(_allocated);
    }

    /// <summary>The text of a C string that libc returned; null for a null pointer.</summary>
    public static string? FromNative(byte* text) =>
        text is null ? null : Encoding.Latin1.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>The text of a C string that a library returned; empty for a null pointer.</summary>
    public static string Read(byte* text) => FromNative(text) ?? "";

    /// <exception cref="ArgumentException">The text cannot be a C string.</exception>
    public static void ThrowUnlessCString(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange('\x01', '\xFF'))
            throw new ArgumentException("not a byte string without NUL", nameof(text));
    }
}
