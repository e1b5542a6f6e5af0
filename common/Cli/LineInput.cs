using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>The lines of a stream, each as soon as it is there: a program may wait for our answer before it writes the next one.</summary>
public static class LineInput
{
    private const int LongestLine = 1024 * 1024;

    /// <summary>The lines without their newlines; text after the last newline is a line too.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="beforeWaiting">Called before the next line is waited for.</param>
    public static IEnumerable<string> ReadLines(FileDescriptor input, Action? beforeWaiting = null)
    {
        LineReader lines = new(input, LongestLine);
        while (true)
        {
            if (beforeWaiting is not null && !lines.HasLine)
                beforeWaiting();
            if (lines.Read() is not { } line)
                yield break;
            yield return line;
        }
    }
}
