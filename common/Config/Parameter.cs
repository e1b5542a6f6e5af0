namespace Postfix.Config;

/// <summary>A parameter of main.cf as postconf(1) sees it: a name and a default; see <see cref="Parameter{T}"/> for the value.</summary>
public abstract class Parameter
{
    private readonly string? _defaultText;
    private readonly Func<Settings, string>? _computedDefault;

    private protected Parameter(string name, ParameterKind kind, string defaultText)
    {
        (Name, Kind, _defaultText) = (name, kind, defaultText);
    }

    private protected Parameter(string name, ParameterKind kind, Func<Settings, string> computedDefault)
    {
        (Name, Kind, _computedDefault) = (name, kind, computedDefault);
    }

    /// <summary>The name in main.cf.</summary>
    public string Name { get; }

    /// <summary>What kind of text the value is.</summary>
    public ParameterKind Kind { get; }

    /// <summary>True when the default depends on the host or on other parameters, such as that of <c>myhostname</c>.</summary>
    public bool IsComputed => _computedDefault is not null;

    /// <summary>The default as <c>postconf -d</c> prints it: unexpanded, computed where there is no fixed text.</summary>
    /// <remarks>What a default is computed from may name the parameter itself (<c>myhostname = mail.$mydomain</c>): it is empty then.</remarks>
    public string DefaultText(Settings settings) => _defaultText ?? _computedDefault!(settings.With([(Name, "")]));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Checks a text that is completely expanded; throws <see cref="ConfigurationException"/> when it is not valid.</summary>
    public abstract void Validate(string name, string text, string expandedDefault);
}
