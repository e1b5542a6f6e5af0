using Postfix.Config;

namespace Postfix.Postconf;

/// <summary>The settings of one service in master.cf, as its program sees them on top of main.cf.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, string> _readOnly;

    public Scope(MasterEntry entry)
    {
        Entry = entry;
        Overrides = entry.Overrides();
        string command = entry[MasterField.Command];
        _readOnly = new(StringComparer.Ordinal)
        {
            [ProcessParameters.Name.Name] = command[(command.LastIndexOf('/') + 1)..],
            [ProcessParameters.ServiceName.Name] = entry[MasterField.Service],
        };
    }

    /// <summary>The entry of master.cf.</summary>
    public MasterEntry Entry { get; }

    /// <summary>Its <c>-o</c> settings.</summary>
    public Dictionary<string, string> Overrides { get; }

    /// <summary>Names in <see cref="Overrides"/> that something refers to.</summary>
    public HashSet<string> Referenced { get; } = new(StringComparer.Ordinal);

    /// <summary>The service's own value of a name, or null.</summary>
    public string? Find(string name) => _readOnly.GetValueOrDefault(name) ?? Overrides.GetValueOrDefault(name);
}
