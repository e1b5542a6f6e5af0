using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Error numbers as text for people.</summary>
public static class ErrnoText
{
    /// <summary>The text of strerror(3), such as "No such file or directory".</summary>
    public static unsafe string Describe(this Errno error)
    {
        Span<byte> buffer = stackalloc byte[128];
        fixed (byte* pinned = buffer)
            return ByteStringMarshaller.FromNative(LibC.strerror_r((int)error, ref *pinned, buffer.Length))!;
    }
}
