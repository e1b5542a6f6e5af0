using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup;

/// <summary>
/// Reads logical lines: a line that begins with white space continues the one before it; empty lines and lines whose first
/// non-blank character is # do not count. There is no limit on the length, so this is for trusted files only.
/// </summary>
public sealed class LogicalLineReader(FileDescriptor file, string name, Action<string> warn)
{
    private const int ChunkBytes = 64 * 1024;
    private const int ExcerptLength = 30;

    private byte[] _buffer = new byte[ChunkBytes];
    private int _start;
    private int _end;
    private int _lineNumber;

    /// <summary>The lines from the file's current position to its end.</summary>
    public IEnumerable<SourceLine> ReadAll()
    {
        _start = _end = _lineNumber = 0;
        while (ReadLogicalLine() is { } line)
        {
            if (!KeyScanner.IsSpace(line.Text[0]))
                yield return line;
            else
                warn($"{name}: logical line must not start with whitespace: \"{Excerpt(line.Text)}\"");
        }
    }

    private static string Excerpt(string text) => text.Length > ExcerptLength ? text[..ExcerptLength] + "..." : text;

    private SourceLine? ReadLogicalLine()
    {
        string? text = null;
        int first = 0;
        while (HasMore())
        {
            ReadOnlySpan<byte> line = ReadPhysicalLine();
            if (IsIgnored(line))
            {
                if (text is not null && !NextLineContinues())
                    break;
                continue;
            }
            if (text is null)
                first = _lineNumber;
            text += ByteText.FromBytes(line);
            if (!NextLineContinues())
                break;
        }
        return text is null ? null : new SourceLine(first, text);
    }

    /// <summary>Whether there is another line and it begins with white space, or is empty or a comment.</summary>
    private bool NextLineContinues() => HasMore() && (_buffer[_start] == '#' || KeyScanner.IsSpace((char)_buffer[_start]));

    private static bool IsIgnored(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> text = line.TrimStart(" \t\n\v\f\r"u8);
        return text.IsEmpty || text[0] == '#';
    }

    private bool HasMore() => _start < _end || Fill();

    /// <summary>The next line without its line break; valid until the next read.</summary>
    private ReadOnlySpan<byte> ReadPhysicalLine()
    {
        _lineNumber++;
        int scanned = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (length >= 0)
                return Take(scanned + length, skip: 1);
            scanned = _end - _start;
            if (!Fill())
                return Take(scanned, skip: 0);
        }
    }

    private ReadOnlySpan<byte> Take(int length, int skip)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + skip;
        return line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        int count = file.Read(_buffer.AsSpan(_end));
        _end += count;
        return count > 0;
    }
}
