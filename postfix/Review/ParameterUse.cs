using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>Whether programs make use of parameters, also by way of others whose values refer to them.</summary>
/// <param name="configuration">The configuration.</param>
internal sealed class ParameterUse(ReviewedConfiguration configuration)
{
    // Names by what their values refer to.
    private readonly Lazy<ILookup<string, string>> _users = new(() => ReadReferences(configuration));

    /// <summary>Whether a program reads a parameter, or one that refers to it.</summary>
    public bool IsRead(string program, string name) => IsRead(program, name, []);

    private bool IsRead(string program, string name, HashSet<string> visited)
    {
        if (!visited.Add(name))
            return false;
        return ParameterReaders.MayRead(program, name) || _users.Value[name].Any(user => IsRead(program, user, visited));
    }

    private static ILookup<string, string> ReadReferences(ReviewedConfiguration configuration)
    {
        IEnumerable<(string Name, string Value)> defaults =
            from area in ParameterCatalog.Groups
            from parameter in area.Parameters
            where !parameter.IsComputed
            select (parameter.Name, parameter.DefaultText(configuration.Settings));
        return (from setting in defaults.Concat(configuration.AllSettings.Select(setting => (setting.Name, setting.Value)))
                from reference in NameReferences.In(setting.Value)
                select (setting.Name, Reference: reference)).Distinct().ToLookup(pair => pair.Reference, pair => pair.Name);
    }
}
