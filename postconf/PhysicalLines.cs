using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>The lines of a configuration file for editing: comments and layout survive because every line is handled as it is.</summary>
internal sealed class PhysicalLines
{
    private readonly List<string> _lines = [];

    public PhysicalLines(byte[] content)
    {
        ReadOnlySpan<byte> rest = content;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            _lines.Add(end < 0 ? ByteText.FromBytes(rest) + "\n" : ByteText.FromBytes(rest[..(end + 1)]));
            rest = end < 0 ? default : rest[(end + 1)..];
        }
    }

    /// <summary>Number of lines.</summary>
    public int Count => _lines.Count;

    /// <summary>A line with its line end.</summary>
    public string this[int index] => _lines[index];

    /// <summary>Whether a line is empty, blank or a comment.</summary>
    public static bool IsIgnored(string line)
    {
        string text = ByteText.TrimStart(line);
        return text.Length == 0 || text[0] == '#';
    }

    /// <summary>Whether a line, if not ignored, continues the one before.</summary>
    public static bool IsContinuation(string line) => ByteText.IsWhiteSpace(line[0]);
}
