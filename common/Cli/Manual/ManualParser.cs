namespace Postfix.Cli.Manual;

/// <summary>Reads the blocks of a manual page. What belongs to a list item is indented by the width of its mark.</summary>
internal sealed class ManualParser
{
    private const string DefinitionMark = ": ";
    private const string CodeIndent = "    ";
    private readonly IReadOnlyList<string> _lines;
    private int _at;

    private ManualParser(IReadOnlyList<string> lines) => _lines = lines;

    /// <summary>Reads text.</summary>
    /// <exception cref="FormatException">A line is at a place where it means nothing.</exception>
    public static IReadOnlyList<ManualBlock> Parse(string text) => new ManualParser(text.Split('\n')).Blocks();

    private string? Line => _at < _lines.Count ? _lines[_at] : null;

    private List<ManualBlock> Blocks()
    {
        List<ManualBlock> blocks = [];
        while (SkipEmpty())
            blocks.Add(Block(Line!));
        return blocks;
    }

    private ManualBlock Block(string line)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("### ", StringComparison.Ordinal))
        {
            _at++;
            int level = line.IndexOf(' ');
            return new ManualHeading(level, line[(level + 1)..]);
        }
        if (line.StartsWith("{{", StringComparison.Ordinal) && line.EndsWith("}}", StringComparison.Ordinal))
        {
            _at++;
            string[] words = line[2..^2].Split(' ', 2);
            return new ManualInsertion(words[0], words is [_, string argument] ? argument : "");
        }
        if (line.StartsWith(CodeIndent, StringComparison.Ordinal))
            return Code();
        if (line.StartsWith(' '))
            throw Error("indented by neither a list nor four columns");
        if (MarkOf(line) is { } mark)
            return List(mark);
        return IsTerm() ? Definitions() : Paragraph();
    }

    private ManualCode Code()
    {
        List<string> lines = [];
        while (Line is { } line && (line.Length == 0 || line.StartsWith(CodeIndent, StringComparison.Ordinal)))
        {
            lines.Add(line.Length == 0 ? "" : line[CodeIndent.Length..]);
            _at++;
        }
        while (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return new(lines);
    }

    private ManualList List(string mark)
    {
        bool isNumbered = mark[0] != '*';
        List<IReadOnlyList<ManualBlock>> items = [];
        while (SkipEmpty() && MarkOf(Line!) is { } next && (next[0] != '*') == isNumbered)
            items.Add(Indented(next.Length));
        return new(isNumbered, items);
    }

    private ManualDefinitions Definitions()
    {
        List<ManualDefinition> entries = [];
        while (SkipEmpty() && IsTerm())
        {
            List<string> terms = [];
            while (!Line!.StartsWith(DefinitionMark, StringComparison.Ordinal))
                terms.Add(_lines[_at++]);
            entries.Add(new(terms, Indented(DefinitionMark.Length)));
        }
        return new(entries);
    }

    // The blocks of a list item whose first line begins with a mark of that width.
    private List<ManualBlock> Indented(int width)
    {
        List<string> lines = [_lines[_at++][width..]];
        string indent = new(' ', width);
        while (Line is { } line && (line.Length == 0 || line.StartsWith(indent, StringComparison.Ordinal)))
        {
            lines.Add(line.Length == 0 ? "" : line[width..]);
            _at++;
        }
        return new ManualParser(lines).Blocks();
    }

    private ManualParagraph Paragraph()
    {
        int start = _at;
        while (Line is { Length: > 0 } line && (_at == start || !BeginsBlock(line)))
            _at++;
        return new(string.Join(' ', _lines.Skip(start).Take(_at - start).Select(line => line.Trim())), _lines[start].Trim());
    }

    // A number at the start of a line may be the text's own; one that begins a list is 1.
    private static bool BeginsBlock(string line) =>
        line.StartsWith("##", StringComparison.Ordinal) || line.StartsWith("{{", StringComparison.Ordinal) || MarkOf(line) is "* " or "1. ";

    // Whether this line, or one below it without a gap, is followed by ": explanation".
    private bool IsTerm()
    {
        if (BeginsBlock(Line!))
            return false;
        for (int next = _at + 1; next < _lines.Count && _lines[next].Length > 0; next++)
        {
            if (_lines[next].StartsWith(DefinitionMark, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    // "* " or "12. " in front of a list item.
    private static string? MarkOf(string line)
    {
        if (line.StartsWith("* ", StringComparison.Ordinal))
            return "* ";
        int digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line.AsSpan(digits).StartsWith(". ", StringComparison.Ordinal) ? line[..(digits + 2)] : null;
    }

    private bool SkipEmpty()
    {
        while (Line is { Length: 0 })
            _at++;
        return Line != null;
    }

    private FormatException Error(string what) => new($"{what}: {Line}");
}
