using System.Runtime.InteropServices;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>
/// An open file, socket, pipe or directory. Calls interrupted by a signal are repeated; a socket time-out
/// (<see cref="Sockets.SetTimeouts"/>) becomes a <see cref="TimeoutException"/>; other failures a <see cref="PosixException"/>.
/// </summary>
public sealed partial class FileDescriptor : SafeHandle
{
    internal FileDescriptor(int number)
        : this(number, ownsHandle: true)
    {
    }

    private FileDescriptor(int number, bool ownsHandle)
        : base(-1, ownsHandle) => SetHandle(number);

    /// <inheritdoc/>
    public override bool IsInvalid => handle < 0;

    /// <summary>The number by which the kernel knows it, for logging and for a child's environment.</summary>
    public int Number => (int)handle;

    /// <summary>The name of this descriptor's file in error messages; null when it was never told.</summary>
    public string? Path { get; internal init; }

    /// <summary>Takes over a descriptor that this process was started with; it will not pass to our own children.</summary>
    public static FileDescriptor FromInherited(int number)
    {
        var descriptor = new FileDescriptor(number);
        descriptor.SetCloseOnExec(true);
        return descriptor;
    }

    /// <summary>A descriptor that belongs to somebody else, such as a library, and is not closed here.</summary>
    public static FileDescriptor Borrow(int number) => new(number, ownsHandle: false);

    /// <summary>
    /// Takes over standard input (0), output (1) or error (2), which children of ours may inherit. Only <see cref="SafeHandle.Dispose()"/>
    /// closes it: with a number below 3 free, the next file would become a standard stream of the whole process.
    /// </summary>
    public static FileDescriptor FromStandardStream(int number)
    {
        var descriptor = new FileDescriptor(number);
        GC.SuppressFinalize(descriptor);
        return descriptor;
    }

    /// <summary>
    /// Lets no other file take the number of a standard stream that the process was started without. Reading and writing there fail as
    /// before, and children are without it, too.
    /// </summary>
    public static void ReserveStandardStreams()
    {
        const string nothing = "/dev/null";
        while (FileSystem.TryOpen(nothing, OpenFlags.ReadOnly, 0, out _) is { } file)
        {
            if (file.Number > 2)
            {
                file.Dispose();
                return;
            }
            if (file.Number == 0)
            {
                file.Dispose();
                file = FileSystem.Open(nothing, OpenFlags.WriteOnly); // takes the lowest number, which is that
            }
            GC.SuppressFinalize(file);
        }
    }

    /// <summary>Reads what there is, at most a buffer full; 0 at the end of the file or when the peer closed.</summary>
    public int Read(Span<byte> buffer) =>
        TryRead(buffer) ?? throw new TimeoutException("timed out while reading");

    /// <summary>Like <see cref="Read"/>, but null when there is nothing to read now (non-blocking, or time-out).</summary>
    public int? TryRead(Span<byte> buffer)
    {
        nint count;
        do
            count = LibC.read(this, ref MemoryMarshal.GetReference(buffer), buffer.Length);
        while (count < 0 && LastError.IsInterrupt);
        if (count >= 0)
            return (int)count;
        if (LastError.Code == Errno.EAGAIN)
            return null;
        LastError.Throw("read", Path);
        return null;
    }

    /// <summary>Writes everything; blocks as long as that takes or until the socket's time-out.</summary>
    public void WriteAll(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
            data = data[(TryWrite(data) ?? throw new TimeoutException("timed out while writing"))..];
    }

    /// <summary>Writes once; the number of bytes taken, null when nothing can be written now.</summary>
    public int? TryWrite(ReadOnlySpan<byte> data)
    {
        nint count;
        do
            count = LibC.write(this, ref MemoryMarshal.GetReference(data), data.Length);
        while (count < 0 && LastError.IsInterrupt);
        if (count >= 0)
            return (int)count;
        if (LastError.Code == Errno.EAGAIN)
            return null;
        LastError.Throw("write", Path);
        return null;
    }

    /// <summary>Reads at a position without moving the file offset; 0 at the end.</summary>
    public int ReadAt(Span<byte> buffer, long offset)
    {
        nint count;
        do
            count = LibC.pread(this, ref MemoryMarshal.GetReference(buffer), buffer.Length, offset);
        while (count < 0 && LastError.IsInterrupt);
        LastError.ThrowIfNegative(count, "read", Path);
        return (int)count;
    }

    /// <summary>Writes everything at a position without moving the file offset.</summary>
    public void WriteAt(ReadOnlySpan<byte> data, long offset)
    {
        while (!data.IsEmpty)
        {
            nint count;
            do
                count = LibC.pwrite(this, ref MemoryMarshal.GetReference(data), data.Length, offset);
            while (count < 0 && LastError.IsInterrupt);
            LastError.ThrowIfNegative(count, "write", Path);
            data = data[(int)count..];
            offset += count;
        }
    }

    /// <summary>Moves the file offset; returns where it is now.</summary>
    public long Seek(long offset, SeekOrigin origin)
    {
        // SeekOrigin has the values of SEEK_SET, SEEK_CUR and SEEK_END.
        long position = LibC.lseek(this, offset, (int)origin);
        LastError.ThrowIfNegative(position, "seek", Path);
        return position;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LibC.close(handle) == 0;
}
