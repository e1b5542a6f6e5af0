using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>The lines of a stream, each as soon as it is there: a program may wait for our answer before it writes the next one.</summary>
public static class LineInput
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The lines without their newlines; text after the last newline is a line too.</summary>
    public static IEnumerable<string> ReadLines(FileDescriptor input)
    {
        byte[] buffer = new byte[ChunkBytes];
        int start = 0, end = 0;
        while (true)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return ByteText.FromBytes(buffer.AsSpan(start, length));
                start += length + 1;
                continue;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            int count = input.Read(buffer.AsSpan(end));
            if (count == 0)
                break;
            end += count;
        }
        if (end > 0)
            yield return ByteText.FromBytes(buffer.AsSpan(0, end));
    }
}
