using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Unnamed pipes.</summary>
public static class Pipes
{
    /// <summary>A new pipe; both ends close on exec.</summary>
    public static (FileDescriptor Reader, FileDescriptor Writer) Create()
    {
        int[] pair = new int[2];
        LastError.ThrowIfNegative(LibC.pipe2(pair, LibC.O_CLOEXEC), "pipe");
        return (new FileDescriptor(pair[0]) { Path = "pipe" }, new FileDescriptor(pair[1]) { Path = "pipe" });
    }
}
