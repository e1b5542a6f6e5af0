using System.Text;
using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>Writes a master.cf entry in columns, one option to a line when folded.</summary>
/// <param name="style">Whether to fold.</param>
/// <param name="expandSetting">Replaces the <c>name=value</c> of an option <c>-o</c> when values are to be expanded; null leaves it.</param>
internal sealed class MasterEntryFormatter(LineStyle style, Func<string, MasterEntry, string>? expandSetting = null)
{
    private static readonly int[] ColumnStarts = [0, 11, 17, 25, 33, 41, 49, 57];

    private readonly StringBuilder _line = new();
    private int _column;

    /// <summary>The whole entry, with a line end.</summary>
    public string Format(MasterEntry entry)
    {
        Start("");
        for (MasterField field = MasterField.Service; field <= MasterField.Command; field++)
        {
            Add(entry[field]);
            if (field < MasterField.Command)
            {
                Add(new string(' ', Math.Max(1, ColumnStarts[(int)field + 1] - _column)));
            }
        }

        return Finish(entry, optionOverhead: 3);
    }

    /// <summary>The whole entry with single blanks, without a line end.</summary>
    public string FormatPlain(MasterEntry entry)
    {
        Start(string.Join(' ', Enumerable.Range(0, (int)MasterField.Command + 1).Select(field => entry[(MasterField)field])));
        return Finish(entry, optionOverhead: 3).TrimEnd('\n');
    }

    /// <summary>The command with its arguments after a label such as "smtp/inet/command = ".</summary>
    public string FormatCommand(MasterEntry entry, string label)
    {
        Start(label);
        string command = entry[MasterField.Command];
        if (_column > 0 && _column + command.Length > Listing.LineLimit)
        {
            Break();
        }

        Add(command);
        return Finish(entry, optionOverhead: 1);
    }

    private string Finish(MasterEntry entry, int optionOverhead)
    {
        IReadOnlyList<string> arguments = entry.Arguments;
        int options = DaemonArguments.OptionCount(arguments);
        for (int i = 0; i < arguments.Count; i++)
        {
            if (i >= options)
            {
                AddWord(Quote(arguments[i]), arguments[i].Length);
            }
            else if (DaemonArguments.TakesValue(arguments[i]) && i + 1 < arguments.Count)
            {
                string value = expandSetting is null ? arguments[i + 1] : expandSetting(arguments[i + 1], entry);
                _column = Listing.LineLimit; // an option with a value stands on a line of its own
                AddWord($"{arguments[i++]} {Quote(value)}", value.Length + optionOverhead);
                _column = Listing.LineLimit;
            }
            else
            {
                AddWord(arguments[i], arguments[i].Length);
            }
        }

        return _line.Append('\n').ToString();
    }

    private void Start(string label)
    {
        _line.Clear().Append(label);
        _column = label.Length;
    }

    private void AddWord(string word, int length)
    {
        if (style == LineStyle.Single || _column + 1 + length < Listing.LineLimit)
        {
            Add(" ");
        }
        else
        {
            Break();
        }

        Add(word);
    }

    private void Break()
    {
        _line.Append('\n').Append(Listing.Indent);
        _column = Listing.Indent.Length;
    }

    private void Add(string text)
    {
        _line.Append(text);
        _column += text.Length;
    }

    /// <summary>Braces that are read again keep blanks, an empty word, and braces that belong to the word.</summary>
    private static string Quote(string text) =>
        text is "" or ['{', ..] || text.AsSpan().ContainsAny(Tokens.WhiteSpace) ? $"{{{text}}}" : text;
}
