using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.SmtpSink;

/// <summary>A file that messages are appended to.</summary>
/// <param name="path">Its name; it and its directories are made when they are missing.</param>
internal sealed class MessageCollection(string path)
{
    private const int FileMode = 0x1A4; // 0644
    private const int BufferSize = 8 * 1024;
    private const OpenFlags Flags = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append;

    /// <summary>Appends the content of a file.</summary>
    /// <exception cref="FatalException">That cannot be done.</exception>
    public void Append(FileDescriptor file)
    {
        using FileDescriptor collection = Open();
        byte[] buffer = new byte[BufferSize];
        try
        {
            long offset = 0;
            while (file.ReadAt(buffer, offset) is > 0 and var count)
            {
                collection.WriteAll(buffer.AsSpan(0, count));
                offset += count;
            }
        }
        catch (PosixException error) when (error.Operation == "write")
        {
            throw new FatalException($"append file {path}: {error.Errno.Describe()}");
        }
    }

    private FileDescriptor Open()
    {
        FileDescriptor? file = FileSystem.TryOpen(path, Flags, FileMode, out Errno error);
        if (file is null && error == Errno.ENOENT)
        {
            CaptureDirectory.MakeFor(path);
            file = FileSystem.TryOpen(path, Flags, FileMode, out error);
        }
        return file ?? throw new FatalException($"open {path}: {error.Describe()}");
    }
}
