using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The file creation mask of the process.</summary>
public static class Umask
{
    /// <summary>Sets the mask; returns the one before.</summary>
    public static int Set(int mask) => (int)LibC.umask((uint)mask);
}
