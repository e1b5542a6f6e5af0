using System.Text;
using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>Replaces, comments out or removes services in master.cf, or changes fields and settings of services; other lines stay.</summary>
internal sealed class MasterCfEditor(PostconfOptions options, string path, Action<string> warn)
{
    private readonly List<MasterEdit> _edits = options.Operands.Select(operand => MasterEdit.Parse(operand, options)).ToList();
    private readonly MasterEntryFormatter _formatter = new(LineStyle.Folded);
    private readonly StringBuilder _result = new();

    private bool ReplacesEntries => options.Has(Switches.MasterEntries) && options.Has(Switches.Edit);

    /// <summary>Edits the file.</summary>
    public void Edit()
    {
        using EditedFile file = EditedFile.Open(path);
        if (ReplacesEntries)
        {
            // All of them first: a broken request is not done half, whatever the others are.
            _edits.ForEach(edit => edit.Entry = ParseNew(edit));
        }

        PhysicalLines lines = new(file.Read());
        for (int i = 0; i < lines.Count;)
        {
            i = CopyOrEditEntry(lines, i);
        }

        Finish();
        file.Replace(ByteText.ToBytes(_result.ToString()));
    }

    /// <summary>Handles the entry, or the lines between two entries, at <paramref name="start"/>; returns where to go on.</summary>
    private int CopyOrEditEntry(PhysicalLines lines, int start)
    {
        string line = lines[start];
        if (PhysicalLines.IsIgnored(line) || PhysicalLines.IsContinuation(line))
        {
            _result.Append(line);
            return start + 1;
        }

        (string service, string type) = ParseStart(line, start + 1);
        List<MasterEdit> edits = _edits.Where(edit => Applies(edit, service, type)).ToList();
        int end = EndOfEntry(lines, start);
        IEnumerable<string> all = Enumerable.Range(start, end - start).Select(i => lines[i]);
        if (edits.Count == 0)
        {
            _result.AppendJoin("", all);
        }
        else if (options.Has(Switches.CommentOut))
        {
            _result.AppendJoin("", all.Select(text => PhysicalLines.IsIgnored(text) ? text : "#" + text));
        }
        else if (ReplacesEntries || options.Has(Switches.MasterEntries))
        {
            ReplaceEntry(all, edits);
        }
        else
        {
            ChangeEntry(all, edits, start + 1);
        }

        edits.ForEach(edit => edit.IsMatched = true);
        return end;
    }

    /// <summary>Behind the last line that continues the entry; comments and empty lines after it belong to what follows.</summary>
    private static int EndOfEntry(PhysicalLines lines, int start)
    {
        int end = start + 1;
        for (int i = end; i < lines.Count; i++)
        {
            if (PhysicalLines.IsIgnored(lines[i]))
            {
                continue;
            }

            if (!PhysicalLines.IsContinuation(lines[i]))
            {
                break;
            }

            end = i + 1;
        }

        return end;
    }

    /// <summary>A new definition also takes the place of one that has its own name and type.</summary>
    private bool Applies(MasterEdit edit, string service, string type)
    {
        if (edit.Pattern.Matches(service, type))
        {
            return true;
        }

        return edit.Entry is { } entry && entry[MasterField.Service] == service && entry[MasterField.Type] == type;
    }

    /// <summary>The first match becomes the new entry; further matches, and with <c>-X</c> all, go away.</summary>
    private void ReplaceEntry(IEnumerable<string> lines, List<MasterEdit> edits)
    {
        MasterEdit? replacement = options.Has(Switches.Edit) ? edits.LastOrDefault(edit => !edit.IsMatched) : null;
        if (replacement?.Entry is { } entry)
        {
            _result.Append(_formatter.Format(entry));
        }

        _result.AppendJoin("", lines.Where(PhysicalLines.IsIgnored));
    }

    private void ChangeEntry(IEnumerable<string> lines, List<MasterEdit> edits, int lineNumber)
    {
        _result.AppendJoin("", lines.Where(PhysicalLines.IsIgnored));
        MasterEntry entry;
        try
        {
            entry = MasterEntry.Parse(string.Concat(lines.Where(line => !PhysicalLines.IsIgnored(line))), warn);
        }
        catch (MasterEntryException e)
        {
            throw new ConfigurationException($"file {path}: line {lineNumber}: {e.Message}", path, lineNumber);
        }

        foreach (MasterEdit edit in edits)
        {
            Change(entry, edit);
        }

        _result.Append(_formatter.Format(entry));
    }

    private void Change(MasterEntry entry, MasterEdit edit)
    {
        if (edit.Field is { } field)
        {
            entry.Set(field, edit.Value, warn);
        }
        else if (options.Has(Switches.Exclude))
        {
            entry.RemoveOverride(edit.Pattern.Last);
        }
        else
        {
            entry.SetOverride(edit.Pattern.Last, edit.Value);
        }
    }

    /// <summary>New services go to the end; a field or setting of a service that does not exist costs a warning.</summary>
    private void Finish()
    {
        foreach (MasterEdit edit in _edits.Where(edit => !edit.IsMatched))
        {
            if (edit.Entry is { } entry)
            {
                _result.Append(_formatter.Format(entry));
            }
            else if (!options.Has(Switches.MasterEntries))
            {
                warn($"unmatched service_name/type: \"{edit.Text}\"");
            }
        }
    }

    private MasterEntry ParseNew(MasterEdit edit)
    {
        try
        {
            return MasterEntry.Parse(edit.Value, warn);
        }
        catch (MasterEntryException e)
        {
            throw new ConfigurationException($"{e.Message}: \"{edit.Text}\"");
        }
    }

    private (string Service, string Type) ParseStart(string line, int lineNumber)
    {
        const string UnsupportedBy = "is unsupported with -Me, -Fe, -Pe, -X, or -#";
        string where = $"file {path}: line {lineNumber}";
        List<string> words = Tokens.SplitWithBraces(line, Tokens.WhiteSpace);
        string? complaint =
            words.Count < 2 ? "specify service name and type on the same line"
            : words[0].Contains('=') ? $"service name syntax \"{words[0]}\" {UnsupportedBy}"
            : words[1].AsSpan().IndexOfAny("=/") >= 0 ? $"service type syntax \"{words[1]}\" {UnsupportedBy}"
            : null;
        return complaint is null ? (words[0], words[1]) : throw new ConfigurationException($"{where}: {complaint}", path, lineNumber);
    }
}
