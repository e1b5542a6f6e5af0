namespace Postfix.Config;

/// <summary>The conversions behind the builders of <see cref="ParameterGroup"/>, with Postfix's error texts.</summary>
internal static class ValueParsers
{
    public static readonly ValueParser<string> AnyText = static (_, text, _) => text;

    public static readonly ValueParser<bool> YesNo = static (name, text, _) =>
        text.Equals("yes", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("no", StringComparison.OrdinalIgnoreCase) ? false
        : throw Bad($"bad boolean configuration: {name} = {text}", name);

    public static ValueParser<string> Text(int? minLength, int? maxLength) => minLength is null && maxLength is null
        ? AnyText
        : (name, text, _) =>
        {
            if (text.Length < minLength)
            {
                throw Bad($"bad string length {text.Length} < {minLength}: {name} = {text}", name);
            }

            return text.Length > maxLength
                ? throw Bad($"bad string length {text.Length} > {maxLength}: {name} = {text}", name)
                : text;
        };

    public static ValueParser<string> RawText(int? minLength) => minLength is null
        ? AnyText
        : (name, text, _) => text.Length < minLength ? throw Bad($"bad string length ({text.Length} < {minLength}): {name} = {text}", name) : text;

    public static ValueParser<int> Number(int? min, int? max) => (name, text, _) =>
        (int)Checked(name, text, min ?? int.MinValue, max ?? int.MaxValue, int.MinValue, int.MaxValue);

    public static ValueParser<long> Long(long? min, long? max) => (name, text, _) =>
        Checked(name, text, min ?? long.MinValue, max ?? long.MaxValue, long.MinValue, long.MaxValue);

    public static ValueParser<TimeSpan> Time(TimeSpan? min, TimeSpan? max) => (name, text, expandedDefault) =>
    {
        TimeSpan value = Units.ParseTime(text, DefaultUnit(name, expandedDefault))
            ?? throw Bad($"parameter {name}: bad time value or unit: {text}", name);
        if (value < min)
        {
            throw Bad($"invalid {name}: {value.TotalSeconds} (min {min.Value.TotalSeconds})", name);
        }

        return value > max ? throw Bad($"invalid {name}: {value.TotalSeconds} (max {max.Value.TotalSeconds})", name) : value;
    };

    private static long Checked(string name, string text, long min, long max, long typeMin, long typeMax)
    {
        long? parsed = Units.ParseNumber(text);
        if (parsed is not { } value || value < typeMin || value > typeMax)
        {
            throw Bad($"bad numerical configuration: {name} = {text}", name);
        }

        if (value < min)
        {
            throw Bad($"invalid {name} parameter value {value} < {min}", name);
        }

        return value > max ? throw Bad($"invalid {name} parameter value {value} > {max}", name) : value;
    }

    /// <summary>A value without a unit has the unit that the default is written in ("0h": hours).</summary>
    private static char DefaultUnit(string name, string expandedDefault)
    {
        int letter = expandedDefault.AsSpan().IndexOfAnyInRange('a', 'z');
        return letter >= 0
            ? expandedDefault[letter]
            : throw new InvalidOperationException($"parameter {name}: missing time unit in default value: {expandedDefault}");
    }

    private static ConfigurationException Bad(string message, string parameter) => new(message, parameter: parameter);
}
