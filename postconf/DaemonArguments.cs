using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>The arguments of a daemon in master.cf: options first, of which only <c>-o</c> takes a value.</summary>
internal static class DaemonArguments
{
    private const char OptionWithValue = 'o';

    /// <summary>One form for all: <c>-vo name=value</c> becomes <c>-v -o name=value</c>, and braces are removed.</summary>
    public static List<string> Normalize(IReadOnlyList<string> arguments, Action<string> warn)
    {
        Queue<string> rest = new(arguments);
        List<string> result = [];
        while (rest.TryPeek(out string? next) && IsOption(next))
        {
            NormalizeOption(rest, result, warn);
        }

        while (rest.TryDequeue(out string? operand))
        {
            result.Add(StripBraces(operand, warn));
        }

        return result;
    }

    /// <summary>How many of the normalized arguments are options and their values.</summary>
    public static int OptionCount(IReadOnlyList<string> arguments)
    {
        int count = 0;
        while (count < arguments.Count && IsOption(arguments[count]))
        {
            count += TakesValue(arguments[count]) && count + 1 < arguments.Count ? 2 : 1;
        }

        return count;
    }

    /// <summary>Whether a normalized option is followed by its value.</summary>
    public static bool TakesValue(string option) => option.Length > 1 && option[1] == OptionWithValue;

    /// <summary>Whether it is an option at all; a lone <c>--</c> ends them.</summary>
    public static bool IsOption(string argument) => argument.StartsWith('-') && argument != "--";

    private static void NormalizeOption(Queue<string> rest, List<string> result, Action<string> warn)
    {
        string option = rest.Dequeue();
        int letter = option.IndexOf(OptionWithValue, StringComparison.Ordinal);
        if (letter < 0)
        {
            result.Add(option);
            return;
        }

        if (letter > 1)
        {
            result.Add(option[..letter]);
        }

        result.Add($"-{OptionWithValue}");
        string? value = letter + 1 < option.Length ? option[(letter + 1)..] : rest.TryDequeue(out string? next) ? next : null;
        if (value is not null)
        {
            result.Add(value.StartsWith('{') ? NormalizeSetting(StripBraces(value, warn), warn) : value);
        }
    }

    private static string NormalizeSetting(string text, Action<string> warn)
    {
        NameValue setting = NameValue.Split(text);
        if (setting.Error is null)
        {
            return $"{setting.Name}={setting.Value}";
        }

        warn($"master.cf: {setting.Error}: \"{text}\"");
        return text;
    }

    private static string StripBraces(string text, Action<string> warn)
    {
        if (!text.StartsWith('{'))
        {
            return text;
        }

        Unbraced inner = Tokens.StripBraces(text);
        if (inner.Error is { } error)
        {
            warn($"master.cf: {error}");
        }

        return inner.Value;
    }
}
