using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>
/// What <c>import_environment</c> and <c>export_environment</c> say: variables that pass with the value they have, and
/// variables that are set (<c>NAME=value</c>, <c>{ NAME = long value }</c>). All others do not pass.
/// </summary>
public sealed class EnvironmentPolicy
{
    private readonly List<string> _passed = [];
    private readonly List<(string Name, string Value)> _set = [];

    /// <summary>Parses the value of one of the two parameters.</summary>
    /// <param name="list">The expanded value.</param>
    /// <param name="parameter">Its name, for error messages.</param>
    /// <exception cref="ConfigurationException">A member has unbalanced braces or no name.</exception>
    public EnvironmentPolicy(string list, string parameter)
    {
        foreach (string member in Tokens.SplitWithBraces(list))
        {
            if (!member.Contains('='))
            {
                _passed.Add(member);
                continue;
            }

            NameValue setting = Setting(member, parameter);
            _set.Add((setting.Name, setting.Value));
        }
    }

    /// <summary>The policy of the parameter for a program's own environment.</summary>
    public static EnvironmentPolicy Import(Settings settings) =>
        new(settings[MailParameters.ImportEnvironment], MailParameters.ImportEnvironment.Name);

    /// <summary>The policy of the parameter for commands outside the mail system.</summary>
    public static EnvironmentPolicy Export(Settings settings) =>
        new(settings[MailParameters.ExportEnvironment], MailParameters.ExportEnvironment.Name);

    /// <summary>The environment for a child, as <c>NAME=value</c>.</summary>
    /// <param name="lookup">Gives the present value of a variable, or null.</param>
    public IReadOnlyList<string> Select(Func<string, string?> lookup)
    {
        Dictionary<string, string> result = new(StringComparer.Ordinal);
        foreach (string name in _passed)
        {
            if (lookup(name) is { } value)
            {
                result[name] = value;
            }
        }

        foreach ((string name, string value) in _set)
        {
            result[name] = value;
        }

        return [.. result.Select(pair => $"{pair.Key}={pair.Value}")];
    }

    /// <summary>Reduces this process's own environment to what passes. Call it before there is a second thread.</summary>
    public void ApplyToProcess()
    {
        Environ.Keep(new HashSet<string>(_passed, StringComparer.Ordinal));
        SetInProcess();
    }

    /// <summary>Sets in this process what the policy sets, and leaves the rest as it is: a user's own program keeps the user's environment.</summary>
    public void SetInProcess()
    {
        foreach ((string name, string value) in _set)
        {
            if (Environ.Get(name) != value)
            {
                Environ.Set(name, value);
            }
        }
    }

    private static NameValue Setting(string member, string parameter)
    {
        Unbraced text = member.StartsWith('{') ? Tokens.StripBraces(member) : new Unbraced(member, null);
        NameValue setting = text.Error is null ? NameValue.Split(text.Value) : default;
        return (text.Error ?? setting.Error) is { } error
            ? throw new ConfigurationException($"{parameter}: {error}", parameter: parameter)
            : setting;
    }
}
