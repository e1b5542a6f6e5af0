using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The names in a directory, read a buffer at a time (getdents64(2)).</summary>
internal sealed class DirectoryListing(Func<FileDescriptor> open) : IEnumerable<string>
{
    private const int BufferSize = 8192;

    // struct linux_dirent64: inode and offset (8 bytes each), record length (2), type (1), name.
    private const int LengthOffset = 16;
    private const int NameOffset = 19;

    public IEnumerator<string> GetEnumerator()
    {
        using FileDescriptor directory = open();
        byte[] buffer = new byte[BufferSize];
        while (Fill(directory, buffer) is > 0 and var size)
        {
            for (int start = 0; start < size; start += RecordLength(buffer, start))
            {
                string name = Name(buffer, start);
                if (name is not ("." or ".."))
                    yield return name;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int Fill(FileDescriptor directory, byte[] buffer)
    {
        nint size = LibC.getdents64(directory, ref buffer[0], buffer.Length);
        LastError.ThrowIfNegative(size, "read directory", directory.Path);
        return (int)size;
    }

    private static int RecordLength(byte[] buffer, int start) => MemoryMarshal.Read<ushort>(buffer.AsSpan(start + LengthOffset));

    private static string Name(byte[] buffer, int start)
    {
        ReadOnlySpan<byte> name = buffer.AsSpan(start + NameOffset, RecordLength(buffer, start) - NameOffset);
        return Encoding.Latin1.GetString(name[..name.IndexOf((byte)0)]);
    }
}
