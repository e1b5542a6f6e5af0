using Postfix.Lookup;
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

    /// <summary>The same lines as keys, as many at a time as are there, in a batch that is used again and again.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="beforeWaiting">Called before the next line is waited for.</param>
    public static IEnumerable<KeyBatch> ReadKeys(FileDescriptor input, Action beforeWaiting)
    {
        ArgumentNullException.ThrowIfNull(beforeWaiting);
        LineReader lines = new(input, LongestLine);
        KeyBatch keys = new();
        while (true)
        {
            if (!lines.HasLine)
                beforeWaiting();
            keys.Clear();
            while ((keys.Count == 0 || (lines.HasLine && !keys.IsFull)) && lines.TryRead(out ReadOnlySpan<byte> line))
                keys.Add(line);
            if (keys.Count == 0)
                yield break;
            yield return keys;
        }
    }
}
