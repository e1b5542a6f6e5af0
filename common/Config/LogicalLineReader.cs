using System.Text;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>
/// Reads the line format of main.cf, master.cf and text tables (postconf(5)): empty lines and lines with '#' first are
/// ignored, a line that begins with white space continues the one before, also across ignored lines.
/// </summary>
/// <param name="content">The whole file.</param>
/// <param name="path">Its name, for warnings.</param>
/// <param name="warn">Takes warnings about odd input.</param>
public sealed class LogicalLineReader(ReadOnlyMemory<byte> content, string path, Action<string> warn)
{
    private const int BufferBytes = 64 * 1024;

    private ReadOnlyMemory<byte> _rest = content;
    private FileDescriptor? _file;
    private byte[] _buffer = [];
    private int _line;

    // Of the last logical line: where each of its physical lines begins in the text.
    private readonly List<(int Offset, int Line)> _pieces = [];

    /// <summary>Reads a file from its current position, piece by piece.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="path">Its name, for warnings.</param>
    /// <param name="warn">Takes warnings about odd input.</param>
    public LogicalLineReader(FileDescriptor file, string path, Action<string> warn)
        : this(ReadOnlyMemory<byte>.Empty, path, warn) => (_file, _buffer) = (file, new byte[BufferBytes]);

    /// <summary>The number of the last physical line that was read, from 1.</summary>
    public int LineNumber => _line;

    /// <summary>The number of the physical line, from 1, that has the character at this place of the logical line that was read last.</summary>
    public int LineAt(int offset) => _pieces.FindLast(piece => piece.Offset <= offset).Line;

    /// <summary>
    /// The next logical line, as bytes that are valid until more is read, if it is a physical line and at hand, with the beginning of what
    /// follows; false when <see cref="Read"/> must be asked.
    /// </summary>
    public bool TryReadPlain(out ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> rest = _rest.Span;
        int end = rest.IndexOf((byte)'\n');
        line = end > 0 ? rest[..end] : default;
        if (end <= 0 || end + 1 == rest.Length || MayBelongElsewhere(line[0]) || MayBelongElsewhere(rest[end + 1]) || line.Contains((byte)0))
            return false;
        _line++;
        _rest = _rest[(end + 1)..];
        return true;
    }

    /// <summary>The next logical line; null at the end.</summary>
    public LogicalLine? Read()
    {
        while (true)
        {
            if (ReadJoined() is not { } line)
            {
                return null;
            }

            if (line.Text.Contains('\0'))
            {
                string where = line.First == line.Last ? $"{line.First}" : $"{line.First}-{line.Last}";
                warn($"{path}, line {where}: text after null byte may be ignored");
                line = line with { Text = line.Text[..line.Text.IndexOf('\0')] };
                if (line.Text.Length == 0)
                {
                    continue;
                }
            }

            if (!ByteText.IsWhiteSpace(line.Text[0]))
            {
                return line;
            }

            string start = line.Text.Length > 30 ? line.Text[..30] + "..." : line.Text;
            warn($"{path}: logical line must not start with whitespace: \"{start}\"");
        }
    }

    private LogicalLine? ReadJoined()
    {
        string? text = null;
        StringBuilder? joined = null;
        int first = 0;
        _pieces.Clear();
        while (HasMore() && (text is null || ContinuesHere()))
        {
            ReadOnlySpan<byte> physical = TakeLine();
            if (IsIgnored(physical))
            {
                continue;
            }

            string piece = Encoding.Latin1.GetString(physical);
            if (text is null)
            {
                (text, first) = (piece, _line);
                _pieces.Add((0, first));
            }
            else
            {
                _pieces.Add((joined?.Length ?? text.Length, _line));
                (joined ??= new StringBuilder(text)).Append(piece);
            }
        }

        return text is null ? null : new LogicalLine(joined?.ToString() ?? text, first, _line);
    }

    private bool HasMore() => !_rest.IsEmpty || Fill();

    private bool ContinuesHere() => MayBelongElsewhere(_rest.Span[0]);

    // A comment, an empty line or a continuation.
    private static bool MayBelongElsewhere(byte first) => first == (byte)'#' || ByteText.IsWhiteSpace((char)first);

    // Valid until more is read.
    private ReadOnlySpan<byte> TakeLine()
    {
        _line++;
        int searched = 0;
        int end;
        while ((end = _rest.Span[searched..].IndexOf((byte)'\n')) < 0)
        {
            searched = _rest.Length;
            if (!Fill())
            {
                ReadOnlyMemory<byte> last = _rest;
                _rest = default;
                return last.Span;
            }
        }
        ReadOnlySpan<byte> line = _rest.Span[..(searched + end)];
        _rest = _rest[(searched + end + 1)..];
        return line;
    }

    // Puts more of the file behind what is left; false at its end.
    private bool Fill()
    {
        if (_file is null)
            return false;
        byte[] target = _rest.Length < _buffer.Length ? _buffer : new byte[_buffer.Length * 2];
        _rest.CopyTo(target);
        int count = _file.Read(target.AsSpan(_rest.Length));
        _rest = target.AsMemory(0, _rest.Length + count);
        _buffer = target;
        return count > 0;
    }

    private static bool IsIgnored(ReadOnlySpan<byte> line)
    {
        int text = line.IndexOfAnyExcept(" \t\r\v\f"u8);
        return text < 0 || line[text] == (byte)'#';
    }
}
