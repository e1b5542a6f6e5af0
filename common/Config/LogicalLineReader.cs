using System.Text;

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
    private ReadOnlyMemory<byte> _rest = content;
    private int _line;

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
            }

            if (!IsSpace(line.Text[0]))
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
        while (!_rest.IsEmpty && (text is null || ContinuesHere()))
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
            }
            else
            {
                (joined ??= new StringBuilder(text)).Append(piece);
            }
        }

        return text is null ? null : new LogicalLine(joined?.ToString() ?? text, first, _line);
    }

    private bool ContinuesHere() => !_rest.IsEmpty && (_rest.Span[0] == (byte)'#' || IsSpace((char)_rest.Span[0]));

    private ReadOnlySpan<byte> TakeLine()
    {
        _line++;
        int end = _rest.Span.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? _rest.Span : _rest.Span[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return line;
    }

    private static bool IsIgnored(ReadOnlySpan<byte> line)
    {
        int text = line.IndexOfAnyExcept(" \t\r\v\f"u8);
        return text < 0 || line[text] == (byte)'#';
    }

    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}
