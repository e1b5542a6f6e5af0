using Postfix.Text;

namespace Postfix.Config;

/// <summary>Takes the fields of one master.cf entry, left to right; every complaint names file, line and field.</summary>
internal sealed class MasterFields(LogicalLine line, string path)
{
    private const string NoValue = "-";

    private readonly List<string> _fields = Tokens.SplitWithBraces(line.Text, Tokens.WhiteSpace);
    private int _next;

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

    /// <summary>A number, whatever follows it; a dash gives the default.</summary>
    public int TakeNumber(string name, int defaultValue, out bool hasQuestionMark)
    {
        string value = TakeAny(name);
        hasQuestionMark = value.EndsWith('?');
        if (value == NoValue)
        {
            return defaultValue;
        }

        int digits = value.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(digits < 0 ? value : value.AsSpan(0, digits), out int number) ? number : throw Invalid(name, value);
    }

    /// <summary>Whether the field that <see cref="TakeFlag"/> takes next is left to its default.</summary>
    public bool NextIsDefault => _next < _fields.Count && _fields[_next] == NoValue;

    /// <summary>All that is left: the arguments of the command.</summary>
    public IReadOnlyList<string> TakeArguments()
    {
        List<string> arguments = _fields[_next..];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith('{'))
            {
                Unbraced text = Tokens.StripBraces(arguments[i]);
                arguments[i] = text.Error is null ? text.Value : throw Error(text.Error);
            }
        }

        return arguments;
    }

    public ConfigurationException Error(string message) => new($"{path}: line {line.First}: {message}", path, line.First);

    private string TakeAny(string name) => _next < _fields.Count ? _fields[_next++] : throw Error($"missing \"{name}\" field");

    private ConfigurationException Invalid(string name, string value) => Error($"field \"{name}\": bad value: \"{value}\"");
}
