using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>The lines of a stream, each as soon as it is there: a program may wait for our answer before it writes the next one.</summary>
public static class LineInput
{
    /// <summary>Longest line, in bytes; what is longer comes in several pieces.</summary>
    internal const int LongestLine = 1024 * 1024;

    /// <summary>The lines without their newlines and what follows a NUL; text after the last newline is a line too.</summary>
    public static IEnumerable<string> ReadLines(FileDescriptor input)
    {
        LineReader lines = new(input, LongestLine);
        while (lines.Read() is { } line)
            yield return line.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0 ? line[..nul] : line;
    }

    /// <summary>The part of a line that Postfix sees, to which a NUL is the end of a text.</summary>
    internal static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> line) =>
        line.IndexOf((byte)0) is var nul and >= 0 ? line[..nul] : line;
}
