using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>The lines of a stream, each as soon as it is there: a program may wait for our answer before it writes the next one.</summary>
public static class LineInput
{
    /// <summary>Longest line, in bytes; what is longer comes in several pieces.</summary>
    internal const int LongestLine = 1024 * 1024;

    /// <summary>The lines without their newlines; text after the last newline is a line too.</summary>
    public static IEnumerable<string> ReadLines(FileDescriptor input)
    {
        LineReader lines = new(input, LongestLine);
        while (lines.Read() is { } line)
            yield return line;
    }
}
