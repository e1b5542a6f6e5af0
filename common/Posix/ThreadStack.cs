using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The stack of the calling thread.</summary>
public static class ThreadStack
{
    // Less than any stack has left where its thread is about to wait, and more than what libraries use of it.
    private const int Depth = 128 * 1024;

    // What this method and the call itself need.
    private const int Reserve = 1024;

    /// <summary>
    /// Gives back the pages that deeper calls have used. For a thread that is going to wait for long, not far from where it started:
    /// a stack keeps what was ever in use.
    /// </summary>
    public static unsafe void ReleaseUnused()
    {
        // Nothing lives below the local variables of the innermost method; the address is not used for anything else.
        byte here;
        nint end = ((nint)(&here) - Reserve) & -Environment.SystemPageSize;
        LibC.madvise(end - Depth, Depth, LibC.MADV_DONTNEED); // advice: a failure means that nothing was saved
    }
}
