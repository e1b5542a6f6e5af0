using System.Buffers;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup.Tables;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup;

/// <summary>Reads the text form of a table: "key whitespace value" lines (postmap(1), "INPUT FILE FORMAT"). Faulty lines are reported and skipped.</summary>
/// <param name="file">The open source; read from its current position.</param>
/// <param name="name">Its name for messages.</param>
/// <param name="log">Where warnings go.</param>
public sealed class TableSource(FileDescriptor file, string name, Log log)
{
    private static readonly byte[] s_whiteSpace = ByteText.ToBytes(ByteText.WhiteSpace);

    // And what may change the meaning of white space.
    private static readonly SearchValues<byte> s_keyEnds = SearchValues.Create([.. s_whiteSpace, (byte)'"', (byte)'\\']);

    /// <summary>Whether lines must be valid UTF-8.</summary>
    public bool ChecksUtf8 { get; init; }

    /// <summary>Whether values are names of files that hold the real value.</summary>
    public bool ValuesAreFiles { get; init; }

    /// <summary>What ends the complaint about a line that is not of the expected format; the two readers of this format differ there.</summary>
    public string FormatNote { get; init; } = "";

    /// <summary>The number of the line that the latest entry came from.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Puts the entries, duplicates included, somewhere in their order; keys keep their quotes.</summary>
    public void CopyTo(IEntryTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        LogicalLineReader lines = new(file, name, log.Warning);
        while (true)
        {
            if (lines.TryReadPlain(out ReadOnlySpan<byte> plain))
            {
                LineNumber = lines.LineNumber;
                if (ValuesAreFiles || !TryCopy(plain, target))
                    Copy(ByteText.FromBytes(plain), target);
            }
            else if (lines.Read() is { } line)
            {
                LineNumber = line.First;
                Copy(line.Text, target);
            }
            else
            {
                return;
            }
        }
    }

    private void Copy(string line, IEntryTarget target)
    {
        if (Parse(line) is { } entry)
            target.Put(entry.Key, entry.Value);
    }

    // Most lines of most tables are like that: nothing quoted, nothing to complain about.
    private static bool TryCopy(ReadOnlySpan<byte> line, IEntryTarget target)
    {
        int end = line.IndexOfAny(s_keyEnds);
        if (end <= 0 || !ByteText.IsWhiteSpace((char)line[end]) || line[end - 1] == ':')
            return false;
        ReadOnlySpan<byte> value = line[end..].Trim(s_whiteSpace);
        return !value.IsEmpty && target.TryPut(line[..end], value);
    }

    private TableEntry? Parse(string line)
    {
        if (ChecksUtf8 && !ByteText.IsUtf8(line))
            return Skip($"non-UTF-8 input \"{line}\" -- ignoring this line");
        int end = KeyScanner.EndOfKey(line);
        if (end < 0)
            return Skip($"unbalanced '\"' in '{line}' -- ignoring this line");
        ReadOnlySpan<char> value = line.AsSpan(end).Trim(ByteText.WhiteSpace);
        if (end == 0 || value.Length == 0)
            return Skip("expected format: key whitespace value" + FormatNote);
        if (line[end - 1] == ':')
            Skip("record is in \"key: value\" format; is this an alias file?");
        return ValuesAreFiles ? ReadFiles(line[..end], value.ToString()) : new TableEntry(line[..end], value.ToString());
    }

    private TableEntry? ReadFiles(string key, string value)
    {
        try
        {
            return new TableEntry(key, FileValue.Read(value));
        }
        catch (TableException problem)
        {
            return Skip($"{problem.Message}: skipping this entry");
        }
    }

    private TableEntry? Skip(string problem)
    {
        log.Warning($"{name}, line {LineNumber}: {problem}");
        return null;
    }
}
