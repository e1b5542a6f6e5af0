using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Postconf;

/// <summary>All names that postconf(1) knows: built-in ones, and those that master.cf and the users' own definitions add.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, ParameterEntry> _entries = new(1200, StringComparer.Ordinal);

    /// <summary>Creates the table with the built-in names.</summary>
    public ParameterTable(Settings settings)
    {
        foreach (ParameterGroup group in ParameterCatalog.Groups)
        {
            ParameterClass origin = group == LegacyParameters.Group ? ParameterClass.Unlisted : ParameterClass.Builtin;
            foreach (Parameter parameter in group.Parameters)
            {
                bool isRaw = parameter.Kind == ParameterKind.Raw;
                _entries[parameter.Name] = new(parameter.Name, origin, () => DefaultOf(parameter, settings), isRaw);
            }
        }

        AddReadOnly(ProcessParameters.Name, "postconf");
        AddReadOnly(ProcessParameters.Id, $"{Processes.Id}");
        AddReadOnly(ProcessParameters.ServiceName, "");
    }

    /// <summary>The names in the order of listings.</summary>
    public IEnumerable<ParameterEntry> Sorted => _entries.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>The entry of a name, or null.</summary>
    public ParameterEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Adds a name that a service defines; one with a built-in default keeps that, but changes class.</summary>
    public void AddService(string name, string defaultParameter)
    {
        ParameterEntry entry = Find(name) ?? new(name, ParameterClass.Service, () => $"${defaultParameter}");
        _entries[name] = entry with { Class = ParameterClass.Service };
    }

    /// <summary>Adds a name that the user defines; false when it is known already.</summary>
    public bool AddUser(string name) => _entries.TryAdd(name, new(name, ParameterClass.User, static () => ""));

    /// <summary>Adds a per-service name that appears in listings only when it is set.</summary>
    public void AddUnlisted(string name, string defaultParameter) =>
        _entries.TryAdd(name, new(name, ParameterClass.Unlisted, () => $"${defaultParameter}"));

    /// <summary>A name that is in use appears in listings.</summary>
    public void List(ParameterEntry entry) => _entries[entry.Name] = entry with { Class = ParameterClass.User };

    private void AddReadOnly(Parameter parameter, string value) =>
        _entries[parameter.Name] = new(parameter.Name, ParameterClass.Builtin, () => value, IsReadOnly: true);

    // Here the values are postconf's own affair, and no dictionary of a program's.
    private static string DefaultOf(Parameter parameter, Settings settings)
    {
        try
        {
            return parameter.DefaultText(settings);
        }
        catch (ConfigurationException error) when (error.IsMacroError)
        {
            throw Configuration.MacroError(error.Warnings);
        }
    }
}
