using Postfix.Config;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>
/// Finds the names that users define themselves: <c>$name</c> in a value, a restriction class, or the parameters of a table.
/// Such a name counts when it also has a value somewhere; a <c>$name</c> without one costs a warning.
/// </summary>
internal sealed class UserParameters(Configuration configuration, Log log)
{
    private readonly HashSet<string> _restrictionClasses = new(StringComparer.Ordinal);
    private readonly DatabaseParameters _databases = new(log.Warning);

    /// <summary>Registers the names in the configuration's table and scopes.</summary>
    public void Register()
    {
        foreach (Scope scope in configuration.Services)
        {
            RegisterNames(scope.Overrides, scope);
        }

        foreach (ParameterEntry entry in configuration.Table.Sorted.ToList())
        {
            if (!entry.IsRaw && !configuration.Main.ContainsKey(entry.Name))
            {
                Scan(entry.Default(), null);
            }
        }

        RegisterNames(configuration.Main, null);
    }

    private void RegisterNames(Dictionary<string, string> settings, Scope? scope)
    {
        RegisterRestrictionClasses(settings, scope);
        foreach ((string name, string value) in settings.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList())
        {
            if (scope is not null && _restrictionClasses.Contains(name))
            {
                scope.Referenced.Add(name);
            }

            ParameterEntry? entry = configuration.Table.Find(name);
            if (entry is { IsReadOnly: true })
            {
                log.Warning($"{PathOf(scope)}: read-only parameter assignment: {name}={value}");
                settings.Remove(name);
                continue;
            }

            RegisterNamesIn(value, entry, scope);
        }
    }

    private void RegisterNamesIn(string value, ParameterEntry? entry, Scope? scope)
    {
        if (entry is { Class: ParameterClass.Unlisted })
        {
            configuration.Table.List(entry);
        }

        if (entry is { IsRaw: true })
        {
            return;
        }

        Scan(value, scope);
        if (entry is { Class: ParameterClass.Builtin or ParameterClass.Service })
        {
            _databases.Find(configuration.Expand(value, scope), PathOf(scope), name => Reference(name, scope));
        }
    }

    private void RegisterRestrictionClasses(Dictionary<string, string> settings, Scope? scope)
    {
        if (!settings.TryGetValue(SmtpdAccessParameters.RestrictionClasses.Name, out string? list))
        {
            return;
        }

        foreach (string name in Tokens.SplitList(configuration.Expand(list, scope)))
        {
            if (scope is null)
            {
                _restrictionClasses.Add(name);
            }

            ReferenceOrWarn(name, scope);
        }
    }

    private void Scan(string value, Scope? scope)
    {
        if (MacroExpander.Scan(value, name => ReferenceOrWarn(name, scope)) is { } error)
        {
            log.Warning(error);
        }
    }

    private void ReferenceOrWarn(string name, Scope? scope)
    {
        if (!Reference(name, scope) && configuration.Table.Find(name) is null)
        {
            log.Warning($"{PathOf(scope)}: undefined parameter: {name}");
        }
    }

    /// <summary>Marks the settings that <c>$name</c> refers to; false when there is none.</summary>
    private bool Reference(string name, Scope? scope)
    {
        if (scope?.Overrides.ContainsKey(name) == true)
        {
            Validate(name, scope, scope);
            return true;
        }

        bool isSet = configuration.Main.ContainsKey(name);
        if (isSet)
        {
            Validate(name, scope, null);
        }

        // A reference in main.cf may also be meant for the settings of services.
        foreach (Scope other in scope is null ? configuration.Services : [])
        {
            if (other.Overrides.ContainsKey(name))
            {
                Validate(name, null, other);
                isSet = true;
            }
        }

        return isSet;
    }

    private void Validate(string name, Scope? reference, Scope? setting)
    {
        bool isNew = setting is null ? configuration.Table.AddUser(name) : setting.Referenced.Add(name);
        if (isNew && log.IsVerbose)
        {
            log.Debug($"${name} in {FileOf(reference)} validates {name}=value in {FileOf(setting)}");
        }
    }

    private static string FileOf(Scope? scope) => scope is null ? "main.cf" : $"master.cf:{scope.Entry.NameSpace}";

    private string PathOf(Scope? scope) => scope is null ? configuration.MainPath : configuration.MasterPath;
}
