using Postfix.Text;

namespace Postfix.Config;

/// <summary>Takes the fields of one master.cf entry, left to right; every complaint names file, line and field.</summary>
internal sealed class MasterFields(LogicalLine line, string path)
{
    private const string NoValue = "-";

    private string _rest = line.Text;

    /// <summary>A field that must be there, whatever it says.</summary>
    public string TakeName(string name) => TakeAny(name);

    /// <summary>A field that must be there and has no default.</summary>
    public string Take(string name)
    {
        string value = TakeAny(name);
        return value == NoValue ? throw Error($"field \"{name}\" has no default value") : value;
    }

    /// <summary>A <c>y</c> or <c>n</c>; a dash gives the default.</summary>
    public bool TakeFlag(string name, bool defaultValue) => TakeAny(name) switch
    {
        NoValue => defaultValue,
        "y" => true,
        "n" => false,
        string value => throw Invalid(name, value),
    };

    /// <summary>A number; a dash gives the default. What follows the digits means nothing.</summary>
    public int TakeNumber(string name, int defaultValue)
    {
        string value = TakeAny(name);
        return value == NoValue ? defaultValue : ParseNumber(name, value);
    }

    /// <summary>A number, and whether the field ends with a question mark; a dash gives zero.</summary>
    public (int Number, bool HasQuestionMark) TakeConditionalNumber(string name)
    {
        string value = TakeAny(name);
        return value == NoValue ? (0, false) : (ParseNumber(name, value), value.EndsWith('?'));
    }

    /// <summary>Whether the field that <see cref="TakeFlag"/> takes next is left to its default.</summary>
    public bool NextIsDefault => NextOf(_rest).SequenceEqual(NoValue);

    /// <summary>All that is left: the arguments of the command. Only here braces keep words together.</summary>
    /// <param name="places">Gets the place of each in the line.</param>
    public IReadOnlyList<string> TakeArguments(List<int> places)
    {
        List<string> arguments = Tokens.SplitWithBraces(_rest, Tokens.WhiteSpace);
        int end = line.Text.Length - _rest.Length;
        for (int i = 0; i < arguments.Count; i++)
        {
            int place = line.Text.IndexOf(arguments[i], end, StringComparison.Ordinal);
            places.Add(place);
            end = place + arguments[i].Length;
            if (arguments[i].StartsWith('{'))
            {
                Unbraced text = Tokens.StripBraces(arguments[i]);
                arguments[i] = text.Error is null ? text.Value : throw Error(text.Error);
            }
        }

        return arguments;
    }

    public ConfigurationException Error(string message) => new($"{path}: line {line.First}: {message}", path, line.First);

    private string TakeAny(string name)
    {
        ReadOnlySpan<char> field = NextOf(_rest);
        if (field.IsEmpty)
        {
            throw Error($"missing \"{name}\" field");
        }

        string value = field.ToString();
        _rest = _rest.AsSpan().TrimStart(Tokens.WhiteSpace)[value.Length..].ToString();
        return value;
    }

    private static ReadOnlySpan<char> NextOf(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(Tokens.WhiteSpace);
        int end = text.IndexOfAny(Tokens.WhiteSpace);
        return end < 0 ? text : text[..end];
    }

    private int ParseNumber(string name, string value) =>
        char.IsAsciiDigit(value[0]) && LeadingInteger.Parse(value) is >= 0 and var number ? number : throw Invalid(name, value);

    private ConfigurationException Invalid(string name, string value) => Error($"field \"{name}\": bad value: \"{value}\"");
}
