using Postfix.Config;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>The text of master.cf, in which fields can be changed and entries added; every other character stays.</summary>
internal sealed class MasterText
{
    private const int FieldCount = (int)MasterField.Command + 1;
    private const string Blanks = " \t";

    private readonly List<string> _lines;

    public MasterText(string text)
    {
        _lines = [.. text.Split('\n')];
        // A last line without its end must not become one with what is added.
        if (_lines[^1].Length > 0)
            _lines.Add("");
    }

    /// <summary>The services, those that are commented out included.</summary>
    public IReadOnlyList<ServiceEntry> Entries
    {
        get
        {
            List<ServiceEntry> entries = [];
            for (int line = 0; line < _lines.Count; line++)
            {
                if (_lines[line].Length > 0 && !Blanks.Contains(_lines[line][0]))
                    entries.Add(EntryAt(line));
            }
            return entries;
        }
    }

    /// <summary>Changes a field.</summary>
    public void Set(ServiceEntry entry, MasterField field, string value)
    {
        ServiceFieldText place = entry.Fields[(int)field];
        string line = _lines[place.Line];
        _lines[place.Line] = line[..place.Start] + value + line[(place.Start + place.Text.Length)..];
    }

    /// <summary>Adds a line at the end.</summary>
    public void Add(string line) => _lines.Insert(_lines.Count - 1, line);

    /// <summary>The whole text.</summary>
    public override string ToString() => string.Join('\n', _lines);

    // Fields may stand on following lines, and comments between those (master(5)).
    private ServiceEntry EntryAt(int first)
    {
        bool isComment = _lines[first][0] == '#';
        List<ServiceFieldText> fields = [];
        AddFields(fields, first, isComment ? _lines[first].AsSpan().IndexOfAnyExcept('#') : 0);
        for (int line = first + 1; !isComment && line < _lines.Count && ContinuesEntry(_lines[line]); line++)
        {
            if (!IsIgnored(_lines[line]))
                AddFields(fields, line, 0);
        }
        return new(fields, isComment);
    }

    private void AddFields(List<ServiceFieldText> fields, int line, int start)
    {
        string text = _lines[line];
        for (int at = start; at >= 0 && at < text.Length && fields.Count < FieldCount;)
        {
            int end = text.AsSpan(at).IndexOfAny(Blanks);
            end = end < 0 ? text.Length : at + end;
            if (end > at)
                fields.Add(new(line, at, text[at..end]));
            at = end + 1;
        }
    }

    private static bool ContinuesEntry(string line) => line.Length == 0 || line[0] is ' ' or '\t' or '#';

    private static bool IsIgnored(string line) => line.AsSpan().TrimStart(Blanks) is [] or ['#', ..];
}
