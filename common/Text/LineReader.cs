using Postfix.Posix;

namespace Postfix.Text;

/// <summary>Reads the lines of a file as byte strings, without their newlines and in bounded memory.</summary>
/// <param name="file">Read from its present offset on; owned by the caller.</param>
/// <param name="limit">Longest line, in bytes; what is longer comes in several pieces.</param>
public sealed class LineReader(FileDescriptor file, int limit)
{
    // Most files and lines are small; the buffer grows for those that are not, as long as there is something to read at once.
    private const int InitialSize = 2048;
    private const int PlentifulSize = 64 * 1024;

    private byte[] _buffer = new byte[Math.Min(InitialSize, limit)];
    private int _start;
    private int _end;
    private bool _wasFilled;
    private bool _isAtEnd;

    // No newline is between the start and here.
    private int _searched;

    /// <summary>True when <see cref="Read"/> has a whole line without reading from the file.</summary>
    public bool HasLine => FindNewline() >= 0;

    /// <summary>Whether <see cref="Read"/> has a whole line without waiting; reads what the file has now.</summary>
    public bool HasLineByNow()
    {
        while (!HasLine && _end - _start < limit)
        {
            if (!file.WaitReadable(TimeSpan.Zero) || !Fill())
                return false;
        }
        return true;
    }

    /// <summary>The next line; null at the end of the file. A last line without newline counts.</summary>
    public string? Read() => TryRead(out ReadOnlySpan<byte> line) ? ByteText.FromBytes(line) : null;

    /// <summary>The next line as bytes, which are valid until the next call; false at the end of the file.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            int length = FindNewline(), pending = _end - _start;
            if (length >= 0)
                return Take(length, newline: 1, out line);
            if (pending >= limit)
                return Take(limit, newline: 0, out line);
            if (!Fill())
                return Take(pending, newline: 0, out line) && pending > 0;
        }
    }

    private bool Take(int length, int newline, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, length);
        _start += length + newline;
        _searched = _start;
        return true;
    }

    private int FindNewline()
    {
        int length = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
        _searched = length < 0 ? _end : _searched + length;
        return length < 0 ? -1 : _searched - _start;
    }

    // The end is final: at a terminal, reading on would ask for it once more.
    private bool Fill()
    {
        if (_isAtEnd)
            return false;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end, _searched) = (0, _end - _start, _searched - _start);
        if (_end == _buffer.Length || (_wasFilled && _buffer.Length < PlentifulSize))
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, limit));
        int count = file.Read(_buffer.AsSpan(_end));
        _end += count;
        _wasFilled = _end == _buffer.Length;
        _isAtEnd = count == 0;
        return count > 0;
    }
}
