using Postfix.Config;
using Postfix.Text;

namespace Postfix.Mail.Notifications;

/// <summary>
/// Recognises a template file (<c>bounce_template_file</c>, bounce(5)): <c>name = value</c> or <c>name = &lt;&lt;END</c>, lines,
/// <c>END</c>.
/// </summary>
internal sealed class TemplateFile(string path)
{
    private readonly List<string> _complaints = [];

    /// <summary>Mistakes that do not keep the rest of the file from being used.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The templates in the file; a later one of the same kind replaces an earlier one.</summary>
    /// <exception cref="ConfigurationException">A line is not a <c>name = value</c> line.</exception>
    public IEnumerable<NotificationTemplate> Parse(string content)
    {
        string[] lines = content.TrimEnd('\n').Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index];
            if (ByteText.TrimStart(line) is "" or ['#', ..])
                continue;
            (string name, string value) = SplitAssignment(line, index + 1);
            if (value.StartsWith("<<", StringComparison.Ordinal))
                value = CollectLines(lines, ref index, EndMarker(value, index + 1));
            if (BuiltIn(name) is NotificationTemplate builtIn)
                yield return ParseTemplate(builtIn, value);
            else
                _complaints.Add($"{path}, line {index + 1}: unknown template name: {name} -- ignoring this template");
        }
    }

    private NotificationTemplate ParseTemplate(NotificationTemplate builtIn, string value)
    {
        TemplateParser parser = new(builtIn, path);
        NotificationTemplate template = parser.Parse(value);
        _complaints.AddRange(parser.Complaints);
        return template;
    }

    private static NotificationTemplate? BuiltIn(string name)
    {
        foreach (NotificationKind kind in Enum.GetValues<NotificationKind>())
        {
            if (name == NotificationTemplate.NameOf(kind) + "_template")
                return BuiltInTemplates.Of(kind);
        }
        return null;
    }

    private (string Name, string Value) SplitAssignment(string line, int number)
    {
        int equals = line.IndexOf('=');
        string name = ByteText.Trim(equals < 0 ? line : line[..equals]);
        if (equals < 0 || name.Contains(' ', StringComparison.Ordinal) || name.Contains('\t', StringComparison.Ordinal))
            throw Malformed(number, $"missing '=' after attribute name: \"{line}\"");
        if (name.Length == 0)
            throw Malformed(number, $"missing attribute name: \"{line}\"");
        return (name, ByteText.Trim(line[(equals + 1)..]));
    }

    private string EndMarker(string value, int number)
    {
        string marker = ByteText.TrimStart(value[2..]);
        if (marker.Length == 0)
            throw Malformed(number, "missing end marker after <<");
        return char.IsAsciiLetterOrDigit(marker[0]) ? marker : throw Malformed(number, "malformed end marker after <<");
    }

    private string CollectLines(string[] lines, ref int index, string endMarker)
    {
        int first = index + 1;
        int end = Array.IndexOf(lines, endMarker, first);
        if (end < 0)
        {
            end = lines.Length;
            _complaints.Add($"{path}, line {end}: missing \"{endMarker}\" end marker");
        }
        index = end;
        return string.Join('\n', lines, first, end - first);
    }

    private ConfigurationException Malformed(int line, string problem) => new($"{path}, line {line}: {problem}");
}
