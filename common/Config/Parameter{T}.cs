namespace Postfix.Config;

/// <summary>A typed parameter: what <see cref="Settings"/> needs to turn text into a value, and nothing that changes.</summary>
/// <typeparam name="T">string, int, long, bool or TimeSpan.</typeparam>
public sealed class Parameter<T> : Parameter
    where T : notnull
{
    private readonly ValueParser<T> _parser;

    internal Parameter(string name, ParameterKind kind, string defaultText, ValueParser<T> parser)
        : base(name, kind, defaultText)
    {
        _parser = parser;
    }

    internal Parameter(string name, ParameterKind kind, Func<Settings, string> computedDefault, ValueParser<T> parser)
        : base(name, kind, computedDefault)
    {
        _parser = parser;
    }

    /// <inheritdoc/>
    public override void Validate(string name, string text, string expandedDefault) => Parse(name, text, expandedDefault);

    /// <summary>Converts expanded text; <paramref name="name"/> is what an error message names (a per-service name may differ).</summary>
    internal T Parse(string name, string text, string expandedDefault) => _parser(name, text, expandedDefault);
}

/// <summary>Converts the expanded text of parameter <paramref name="name"/>; the expanded default gives a duration its unit.</summary>
internal delegate T ValueParser<out T>(string name, string text, string expandedDefault);
