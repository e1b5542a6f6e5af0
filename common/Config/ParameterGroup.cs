namespace Postfix.Config;

/// <summary>The parameters of one area. Each builder declares one parameter and remembers it for postconf(1) and <c>$name</c> references.</summary>
/// <remarks>
/// A default is the text that <c>postconf -d</c> prints and may refer to other parameters. A lower limit of zero is not
/// declared: Postfix checks none there, and existing files rely on it. Filled by static constructors only, then read-only.
/// </remarks>
public class ParameterGroup(string name)
{
    private readonly Dictionary<string, Parameter> _byName = new(StringComparer.Ordinal);

    /// <summary>What the area is called, for messages and tests.</summary>
    public string Name { get; } = name;

    /// <summary>All parameters, in the order of their declaration.</summary>
    public IReadOnlyCollection<Parameter> Parameters => _byName.Values;

    /// <summary>The parameter with that name in main.cf, or null.</summary>
    public Parameter? Find(string parameterName) => _byName.GetValueOrDefault(parameterName);

    /// <summary>Declares a text in which <c>$name</c> is expanded; the length limits count bytes.</summary>
    public Parameter<string> Text(string name, string defaultText, int? minLength = null, int? maxLength = null) =>
        Add(new Parameter<string>(FullName(name), ParameterKind.Text, defaultText, ValueParsers.Text(minLength, maxLength)));

    /// <summary>Declares a text that the program expands itself; the length limit is for the text before that.</summary>
    public Parameter<string> Raw(string name, string defaultText, int? minLength = null) =>
        Add(new Parameter<string>(FullName(name), ParameterKind.Raw, defaultText, ValueParsers.RawText(minLength)));

    /// <summary>Declares a text whose default is worked out from the host or from other parameters.</summary>
    public Parameter<string> Computed(string name, Func<Settings, string> defaultText, int? minLength = null) =>
        Add(new Parameter<string>(FullName(name), ParameterKind.Text, defaultText, ValueParsers.Text(minLength, null)));

    /// <summary>Declares a <c>yes</c> or <c>no</c>.</summary>
    public Parameter<bool> Bool(string name, string defaultText) =>
        Add(new Parameter<bool>(FullName(name), ParameterKind.Bool, defaultText, ValueParsers.YesNo));

    /// <summary>Declares a whole number of 32 bits.</summary>
    public Parameter<int> Number(string name, string defaultText, int? min = null, int? max = null) =>
        Add(new Parameter<int>(FullName(name), ParameterKind.Number, defaultText, ValueParsers.Number(min, max)));

    /// <summary>Declares a whole number of 64 bits; sizes are in bytes.</summary>
    public Parameter<long> Long(string name, string defaultText, long? min = null, long? max = null) =>
        Add(new Parameter<long>(FullName(name), ParameterKind.Long, defaultText, ValueParsers.Long(min, max)));

    /// <summary>Declares a duration; the limits are in seconds and the default's unit is the one of values without a unit.</summary>
    public Parameter<TimeSpan> Time(string name, string defaultText, int? min = null, int? max = null) =>
        Add(new Parameter<TimeSpan>(FullName(name), ParameterKind.Time, defaultText, ValueParsers.Time(Seconds(min), Seconds(max))));

    /// <summary>The name in main.cf of a parameter that is declared as <paramref name="name"/>.</summary>
    protected virtual string FullName(string name) => name;

    private static TimeSpan? Seconds(int? number) => number is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private Parameter<T> Add<T>(Parameter<T> parameter)
        where T : notnull
    {
        _byName.Add(parameter.Name, parameter);
        return parameter;
    }
}
