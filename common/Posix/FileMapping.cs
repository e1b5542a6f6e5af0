using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>
/// The content of a file as memory, read by the kernel where it is looked at (mmap(2)). For files that are replaced, never cut short:
/// a look at what is no longer there ends the process.
/// </summary>
public sealed class FileMapping : SafeHandle
{
    private FileMapping(nint address, long length)
        : base(0, ownsHandle: true)
    {
        SetHandle(address);
        Length = length;
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The size of the file when it was mapped.</summary>
    public long Length { get; }

    /// <summary>Maps a file that is open for reading. An empty file has an empty mapping.</summary>
    /// <exception cref="PosixException">It cannot be mapped.</exception>
    public static FileMapping Of(FileDescriptor file)
    {
        ArgumentNullException.ThrowIfNull(file);
        long length = file.Status().Size;
        if (length == 0)
            return new FileMapping(0, 0);
        nint address = LibC.mmap(0, (nuint)length, LibC.PROT_READ, LibC.MAP_SHARED, file, 0);
        if (address == LibC.MAP_FAILED)
            LastError.Throw("mmap", file.Path);
        return new FileMapping(address, length);
    }

    /// <summary>Bytes of the file; fewer than <paramref name="length"/> where it ends.</summary>
    public unsafe ReadOnlySpan<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        long rest = Math.Max(Length - offset, 0);
        return rest == 0 ? [] : new ReadOnlySpan<byte>((byte*)handle + offset, (int)Math.Min(length, rest));
    }

    /// <summary>Begins to bring the memory at a place near, so that looking at it a little later does not wait.</summary>
    public unsafe void Prefetch(long offset)
    {
        if (Sse.IsSupported && offset >= 0 && offset < Length)
            Sse.Prefetch0((byte*)handle + offset);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LibC.munmap(handle, (nuint)Length) == 0;
}
