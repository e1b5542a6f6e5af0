using System.Buffers;
using System.Text;
using Postfix.Net;

namespace Postfix.Config;

/// <summary>
/// The macro language of main.cf (postconf(5)): <c>$name ${name} $(name) ${name?text} ${name:text} ${name?{a}:{b}}
/// ${{x} == {y} ? {a} : {b}} ${function{text}} $$</c>. Immutable; safe for many threads when the lookup is.
/// </summary>
/// <param name="lookup">Gives the value of a name, or null when it has none.</param>
public sealed class MacroExpander(Func<string, MacroUse, string?> lookup)
{
    /// <summary>Expand references in looked-up values too; never with values that come from a stranger.</summary>
    public bool Recursive { get; init; }

    /// <summary>Characters that a looked-up value may contain; others become underscores. Null allows all.</summary>
    public SearchValues<char>? AllowedCharacters { get; init; }

    /// <summary>Names whose values are never expanded again, even when <see cref="Recursive"/> is set.</summary>
    public Func<string, bool>? IsLiteral { get; init; }

    /// <summary>How functions convert domain names; null for the rules of today.</summary>
    public Func<IdnaMapping>? FindMapping { get; init; }

    /// <summary>Expands all references in <paramref name="pattern"/>.</summary>
    public MacroResult Expand(string pattern)
    {
        if (!pattern.Contains('$'))
        {
            return new MacroResult(pattern, Undefined: false, Error: null);
        }

        MacroPass pass = new(this, lookup, new StringBuilder(pattern.Length * 2));
        pass.Walk(pattern);
        return new MacroResult(pass.Output!.ToString(), pass.Undefined, pass.Error);
    }

    /// <summary>Visits every name in <paramref name="pattern"/>, also those in branches that an expansion would not take.</summary>
    /// <returns>The syntax error that ended the scan, or null.</returns>
    public static string? Scan(string pattern, Action<string> visit)
    {
        MacroPass pass = new(new MacroExpander(static (_, _) => null), (name, _) => { visit(name); return null; }, output: null);
        pass.Walk(pattern);
        return pass.Error;
    }
}
