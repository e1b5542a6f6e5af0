using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>The lines of a stream, each as soon as it is there: a program may wait for our answer before it writes the next one.</summary>
public static class LineInput
{
    private const int LongestLine = 1024 * 1024;

    /// <summary>The lines without their newlines; text after the last newline is a line too.</summary>
    public static IEnumerable<string> ReadLines(FileDescriptor input)
    {
        LineReader lines = new(input, LongestLine);
        while (lines.Read() is { } line)
            yield return line;
    }

    /// <summary>The same lines, as many at a time as are there.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="most">Most lines at a time.</param>
    /// <param name="beforeWaiting">Called before the next line is waited for.</param>
    public static IEnumerable<IReadOnlyList<string>> ReadBatches(FileDescriptor input, int most, Action beforeWaiting)
    {
        ArgumentNullException.ThrowIfNull(beforeWaiting);
        LineReader lines = new(input, LongestLine);
        while (true)
        {
            if (!lines.HasLine)
                beforeWaiting();
            List<string> batch = new(most);
            while ((batch.Count == 0 || (lines.HasLine && batch.Count < most)) && lines.Read() is { } line)
                batch.Add(line);
            if (batch.Count == 0)
                yield break;
            yield return batch;
        }
    }
}
