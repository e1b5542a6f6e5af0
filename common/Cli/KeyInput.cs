using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>The lines of a stream as keys, as many at a time as are there: a program may wait for our answer before it writes the next one.</summary>
/// <param name="input">The stream.</param>
/// <param name="beforeReading">Called before more of the stream is read, for which it may be necessary to wait.</param>
internal sealed class KeyInput(FileDescriptor input, Action beforeReading)
{
    private readonly LineReader _lines = new(input, LineInput.LongestLine);

    /// <summary>Replaces the keys of a batch by the next ones; false at the end of the stream.</summary>
    public bool TryRead(KeyBatch keys)
    {
        keys.Clear();
        while (!keys.IsFull && MayRead(mayWait: keys.Count == 0) && _lines.TryRead(out ReadOnlySpan<byte> line))
            keys.Add(LineInput.UpToNul(line));
        return keys.Count > 0;
    }

    private bool MayRead(bool mayWait)
    {
        if (_lines.HasLine)
            return true;
        beforeReading();
        return mayWait || _lines.HasLineByNow();
    }
}
