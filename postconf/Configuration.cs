using Postfix.Config;

namespace Postfix.Postconf;

/// <summary>main.cf, master.cf and the known names together, and the values that follow from them.</summary>
/// <param name="directory">The configuration directory.</param>
/// <param name="main">Explicit settings: main.cf and options <c>-o</c>.</param>
/// <param name="table">The known names.</param>
/// <param name="services">The services of master.cf.</param>
internal sealed class Configuration(string directory, Dictionary<string, string> main, ParameterTable table, IReadOnlyList<Scope> services)
{
    /// <summary>main.cf, for messages.</summary>
    public string MainPath { get; } = $"{directory}/main.cf";

    /// <summary>master.cf, for messages.</summary>
    public string MasterPath { get; } = $"{directory}/master.cf";

    /// <summary>Explicit settings of main.cf.</summary>
    public Dictionary<string, string> Main { get; } = main;

    /// <summary>The known names.</summary>
    public ParameterTable Table { get; } = table;

    /// <summary>The services of master.cf.</summary>
    public IReadOnlyList<Scope> Services { get; } = services;

    /// <summary>The unexpanded value of a name: the service's, main.cf's or the default; null when it has none.</summary>
    public string? Lookup(string name, Scope? scope = null) =>
        scope?.Find(name) ?? Main.GetValueOrDefault(name) ?? Table.Find(name)?.Default();

    /// <summary>Expands a value.</summary>
    public string Expand(string value, Scope? scope = null)
    {
        MacroExpander expander = new((name, _) => Lookup(name, scope))
        {
            Recursive = true,
            IsLiteral = name => Table.Find(name) is { IsRaw: true },
        };
        MacroResult result = expander.Expand(value);
        return result.Error is null
            ? result.Text
            : throw MacroError([result.Error]);
    }

    /// <summary>The error of a value that cannot be expanded.</summary>
    /// <param name="reasons">What is wrong with it.</param>
    public static ConfigurationException MacroError(IReadOnlyList<string> reasons) =>
        new("macro processing error") { Warnings = reasons, IsMacroError = true };
}
