using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Postfix.Posix.Interop;

/// <summary>errno after the last libc call of this thread.</summary>
internal static class LastError
{
    /// <summary>The error of the last call that failed.</summary>
    public static Errno Code => (Errno)Marshal.GetLastPInvokeError();

    /// <summary>True when the call was interrupted by a signal and is to be made again.</summary>
    public static bool IsInterrupt => Code == Errno.EINTR;

    /// <exception cref="PosixException">Always.</exception>
    [DoesNotReturn]
    public static void Throw(string operation, string? path = null) => throw new PosixException(Code, operation, path);

    /// <exception cref="PosixException">The result of the call is negative.</exception>
    public static void ThrowIfNegative(long result, string operation, string? path = null)
    {
        if (result < 0)
            Throw(operation, path);
    }
}
