using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>One request to change master.cf.</summary>
internal sealed class MasterEdit
{
    private const string Complaint = "-Me, -Fe, -Pe, -X, or -# accept no";

    /// <summary>The operand as given, for messages.</summary>
    public required string Text { get; init; }

    /// <summary>Which entries are meant; the last part is a field or parameter name.</summary>
    public required ServicePattern Pattern { get; init; }

    /// <summary>The new value; empty when something is removed.</summary>
    public required string Value { get; init; }

    /// <summary>With <c>-F</c>, the field.</summary>
    public MasterField? Field { get; init; }

    /// <summary>With <c>-Me</c>, the new entry.</summary>
    public MasterEntry? Entry { get; set; }

    /// <summary>Whether some entry matched.</summary>
    public bool IsMatched { get; set; }

    /// <summary>Parses an operand.</summary>
    public static MasterEdit Parse(string operand, PostconfOptions options)
    {
        if (operand.Contains('\n'))
        {
            throw new ConfigurationException($"{Complaint} multi-line input");
        }

        string text = ByteText.TrimStart(operand);
        if (text.StartsWith('#'))
        {
            throw new ConfigurationException($"{Complaint} comment input");
        }

        NameValue request = Split(text, operand, options);
        ServicePattern pattern = ParsePattern(request.Name, options);
        MasterEdit edit = new()
        {
            Text = operand,
            Pattern = pattern,
            Value = request.Value,
            Field = options.Has(Switches.MasterFields) ? MasterFieldNames.Parse(pattern.Last) : null,
        };
        edit.Check(options);
        return edit;
    }

    private static NameValue Split(string text, string operand, PostconfOptions options)
    {
        if (!options.Has(Switches.Edit))
        {
            return text.Contains('=')
                ? throw new ConfigurationException("-X or -# requires names without value")
                : new NameValue(ByteText.TrimEnd(text), "", null);
        }

        NameValue request = NameValue.Split(text);
        return request.Error is null ? request : throw new ConfigurationException($"{request.Error}: \"{operand}\"");
    }

    private static ServicePattern ParsePattern(string text, PostconfOptions options) =>
        options.Has(Switches.MasterEntries) ? ServicePattern.Parse(text, 2, 2, "-Me, -MX or -M# requires service_name/type")
        : options.Has(Switches.MasterFields) ? ServicePattern.Parse(text, 3, 3, "-Fe or -FX requires service_name/type/field_name")
        : ServicePattern.Parse(text, 3, 3, "-Pe or -PX requires service_name/type/parameter");

    private void Check(PostconfOptions options)
    {
        bool isAny = Pattern.Last == ServicePattern.Wildcard;
        bool hasBlank = Value.AsSpan().IndexOfAny(" \t\r\n") >= 0;
        string? complaint =
            options.Has(Switches.MasterFields) && isAny ? "-Fe does not accept wild-card field name"
            : options.Has(Switches.MasterFields) && hasBlank && Field != MasterField.Command
                ? "-Fe does not accept whitespace in non-command field"
            : options.Has(Switches.MasterParameters) && isAny ? "-Pe does not accept wild-card parameter name"
            : options.Has(Switches.MasterParameters) && hasBlank ? "-Pe does not accept whitespace in parameter value"
            : null;
        if (complaint is not null)
        {
            throw new ConfigurationException(complaint);
        }
    }
}
