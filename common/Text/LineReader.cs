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

    /// <summary>True when <see cref="Read"/> has a whole line without reading from the file.</summary>
    public bool HasLine => _buffer.AsSpan(_start, _end - _start).Contains((byte)'\n');

    /// <summary>The next line; null at the end of the file. A last line without newline counts.</summary>
    public string? Read()
    {
        while (true)
        {
            ReadOnlySpan<byte> pending = _buffer.AsSpan(_start, _end - _start);
            int length = pending[..Math.Min(pending.Length, limit)].IndexOf((byte)'\n');
            if (length >= 0)
                return Take(length, newline: 1);
            if (pending.Length >= limit)
                return Take(limit, newline: 0);
            if (!Fill())
                return pending.IsEmpty ? null : Take(pending.Length, newline: 0);
        }
    }

    private string Take(int length, int newline)
    {
        string line = ByteText.FromBytes(_buffer.AsSpan(_start, length));
        _start += length + newline;
        return line;
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length || (_wasFilled && _buffer.Length < PlentifulSize))
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, limit));
        int count = file.Read(_buffer.AsSpan(_end));
        _end += count;
        _wasFilled = _end == _buffer.Length;
        return count > 0;
    }
}
