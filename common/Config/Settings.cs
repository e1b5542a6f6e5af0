using System.Collections.Concurrent;
using Postfix.Net;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>
/// The configuration of one program: main.cf, overrides, defaults. Values are expanded, parsed and checked on first use and
/// then kept; a program pays for the parameters that it reads. Immutable as seen from outside; safe for many threads.
/// </summary>
public sealed class Settings
{
    /// <summary>Where main.cf is unless the environment or an option says otherwise.</summary>
    public const string DefaultConfigDirectory = "/etc/postfix";

    private readonly Dictionary<string, string> _values;
    private readonly ConcurrentDictionary<Parameter, object> _parsed = new();
    private readonly MacroExpander _expander;
    private readonly MacroExpander _mappingExpander;
    private readonly List<string> _warnings = [];
    private OriginFile? _originFile;

    private Settings(string configDirectory, Dictionary<string, string> values)
    {
        ConfigDirectory = configDirectory;
        _values = values;
        _values.TryAdd("config_directory", configDirectory);
        _mappingExpander = new MacroExpander((name, _) => Unexpanded(name)) { Recursive = true };
        _expander = new MacroExpander((name, _) => Unexpanded(name)) { Recursive = true, FindMapping = () => IdnaMapping };
    }

    /// <summary>The directory of main.cf and master.cf.</summary>
    public string ConfigDirectory { get; }

    /// <summary>What was odd in main.cf; the program skeleton logs it once the log is open.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The version whose defaults the site has agreed to (<c>compatibility_level</c>).</summary>
    /// <exception cref="ConfigurationException">The text is no version.</exception>
    public CompatibilityLevel CompatibilityLevel =>
        CompatibilityLevel.TryParse(Get(MailParameters.CompatibilityLevel), out CompatibilityLevel level)
            ? level
            : throw new ConfigurationException(CompatibilityLevel.SyntaxError(Get(MailParameters.CompatibilityLevel)));

    /// <summary>How domain names are converted (<c>enable_idna2003_compatibility</c>); functions in other values follow it.</summary>
    public IdnaMapping IdnaMapping
    {
        get
        {
            Parameter<bool> parameter = MailParameters.EnableIdna2003Compatibility;
            string text = _mappingExpander.Expand(Unexpanded(parameter.Name) ?? "").Text;
            return ByteText.EqualsIgnoreCase(text, "yes") ? IdnaMapping.Transitional : IdnaMapping.NonTransitional;
        }
    }

    /// <summary>
    /// The domain that completes addresses: <c>myorigin</c>, or what the file says that it names. The file is read once, so that a
    /// program that has looked at its start knows it in a chroot jail, too.
    /// </summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public string Origin
    {
        get
        {
            string origin = Get(MailParameters.MyOrigin);
            if (!OriginFile.IsNamedBy(origin))
                return origin;
            if (_originFile?.Path != origin)
                _originFile = OriginFile.Read(origin);
            return _originFile.Origin;
        }
    }

    /// <summary>The names that main.cf or an override sets.</summary>
    public IReadOnlyCollection<string> ExplicitNames => _values.Keys;

    /// <summary>Value of a text parameter.</summary>
    public string this[Parameter<string> parameter] => Get(parameter);

    /// <summary>Value of a number.</summary>
    public int this[Parameter<int> parameter] => Get(parameter);

    /// <summary>Value of a large number.</summary>
    public long this[Parameter<long> parameter] => Get(parameter);

    /// <summary>Value of a yes-or-no parameter.</summary>
    public bool this[Parameter<bool> parameter] => Get(parameter);

    /// <summary>Value of a duration.</summary>
    public TimeSpan this[Parameter<TimeSpan> parameter] => Get(parameter);

    /// <summary>Reads main.cf.</summary>
    /// <param name="configDirectory">Its directory; null takes MAIL_CONFIG from the environment, then the built-in one.</param>
    /// <param name="overrides">Settings of <c>-o</c> options and the program's own, such as <c>service_name</c>; they win.</param>
    /// <param name="program">The program's <c>process_name</c>, unless main.cf has another one.</param>
    /// <exception cref="ConfigurationException">main.cf cannot be read or has a syntax error.</exception>
    public static Settings Load(
        string? configDirectory = null, IEnumerable<(string Name, string Value)>? overrides = null, string? program = null)
    {
        string directory = configDirectory ?? Environ.Get("MAIL_CONFIG") ?? DefaultConfigDirectory;
        if (Credentials.IsSetId)
        {
            RequireAuthorized(directory);
        }

        List<(string Name, string Value)> presets = [("config_directory", directory)];
        if (program is not null)
        {
            presets.Add((ProcessParameters.Name.Name, program));
        }

        Settings settings = FromFile(directory, MainCf.Load($"{directory}/main.cf", presets), overrides ?? []);
        presets.ForEach(preset => settings._values.TryAdd(preset.Name, preset.Value));
        return settings;
    }

    /// <summary>
    /// Throws unless <paramref name="directory"/> is the default one, or the default main.cf names it: a user could otherwise make
    /// a program with more rights than his own read whatever configuration he likes.
    /// </summary>
    /// <exception cref="ConfigurationException">The directory is not authorized.</exception>
    public static void RequireAuthorized(string directory)
    {
        if (directory != DefaultConfigDirectory)
        {
            ConfigurationFile.RequireAuthorized(directory);
        }
    }

    /// <summary>Settings from a file that is already read.</summary>
    public static Settings FromFile(string configDirectory, MainCf file, IEnumerable<(string Name, string Value)> overrides)
    {
        Dictionary<string, string> values = new(file.Values, StringComparer.Ordinal);
        foreach ((string name, string value) in overrides)
        {
            values[name] = value;
        }

        Settings settings = new(configDirectory, values);
        settings._warnings.AddRange(file.Warnings);
        return settings;
    }

    /// <summary>Settings without a file; all else has its default.</summary>
    public static Settings FromValues(params (string Name, string Value)[] values)
    {
        Dictionary<string, string> dictionary = new(StringComparer.Ordinal);
        foreach ((string name, string value) in values)
        {
            dictionary[name] = value;
        }

        return new Settings(dictionary.GetValueOrDefault("config_directory", DefaultConfigDirectory), dictionary);
    }

    /// <summary>The same settings with some others; a daemon reads <c>-o</c> options after main.cf.</summary>
    public Settings With(IEnumerable<(string Name, string Value)> overrides)
    {
        Dictionary<string, string> values = new(_values, StringComparer.Ordinal);
        foreach ((string name, string value) in overrides)
        {
            values[name] = value;
        }

        Settings settings = new(ConfigDirectory, values) { _originFile = _originFile };
        settings._warnings.AddRange(_warnings);
        return settings;
    }

    /// <summary>The value of a parameter: set or default, expanded, checked.</summary>
    /// <exception cref="ConfigurationException">The text is no valid value.</exception>
    public T Get<T>(Parameter<T> parameter)
        where T : notnull
    {
        if (_parsed.TryGetValue(parameter, out object? value))
        {
            return (T)value;
        }

        T parsed = Parse(parameter, parameter.Name, _values.GetValueOrDefault(parameter.Name));
        _parsed.TryAdd(parameter, parsed);
        return parsed;
    }

    /// <summary>
    /// The value for one service: that of the parameter <paramref name="service"/> + <paramref name="suffix"/> when it is set or
    /// has a default of its own (<c>local_destination_recipient_limit</c>), else that of <paramref name="fallback"/>. Not cached.
    /// </summary>
    public T Get<T>(Parameter<T> fallback, string service, string suffix)
        where T : notnull
    {
        string name = service + suffix;
        string? text = Unexpanded(name);
        return text is null ? Get(fallback) : Parse(fallback, name, text);
    }

    /// <summary>Whether main.cf or an override sets the parameter, be it to nothing.</summary>
    public bool IsSet(string name) => _values.ContainsKey(name);

    /// <summary>The value as main.cf or an override has it, unexpanded; null when it is not set there.</summary>
    public string? Raw(string name) => _values.GetValueOrDefault(name);

    /// <summary>The unexpanded value or default of any parameter; null when the name means nothing.</summary>
    public string? Unexpanded(string name) =>
        _values.GetValueOrDefault(name) ?? ParameterCatalog.Find(name)?.DefaultText(this);

    /// <summary>Expands a text with the values of parameters, recursively. A name without value expands to nothing.</summary>
    /// <exception cref="ConfigurationException">Bad syntax, or a definition that refers to itself.</exception>
    public string Expand(string text)
    {
        MacroResult result = _expander.Expand(text);
        return result.Error is null
            ? result.Text
            : throw new ConfigurationException("dictionary mail_dict: macro processing error") { Warnings = [result.Error], IsMacroError = true };
    }

    /// <summary>Checks what main.cf says about parameters, so that a program can refuse wrong values at its start.</summary>
    /// <exception cref="ConfigurationException">A text is no valid value.</exception>
    public void Check(IEnumerable<Parameter> parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            if (Raw(parameter.Name) is { } text)
            {
                bool isRaw = parameter.Kind == ParameterKind.Raw;
                parameter.Validate(parameter.Name, isRaw ? text : Expand(text), isRaw ? "" : ExpandedDefault(parameter));
            }
        }
    }

    private T Parse<T>(Parameter<T> parameter, string name, string? setText)
        where T : notnull
    {
        string text = setText ?? parameter.DefaultText(this);
        if (parameter.Kind == ParameterKind.Raw)
        {
            return parameter.Parse(name, text, "");
        }

        return parameter.Parse(name, Expand(text), ExpandedDefault(parameter));
    }

    // Only a duration looks at its default's unit; the others need no second expansion.
    private string ExpandedDefault(Parameter parameter) =>
        parameter.Kind == ParameterKind.Time ? Expand(parameter.DefaultText(this)) : "";
}
