using System.Buffers;

namespace Postfix.Ipc;

/// <summary>
/// Buffers that come and go. <see cref="ArrayPool{T}.Shared"/> would keep one for every thread that has ever used it, and here every
/// client has a thread, which waits most of the time.
/// </summary>
public static class SharedBuffers
{
    private const int LargestKept = 1 << 20;
    private const int MostKept = 64; // of a size

    /// <summary>The pool. Thread-safe.</summary>
    public static ArrayPool<byte> Pool { get; } = ArrayPool<byte>.Create(LargestKept, MostKept);
}
