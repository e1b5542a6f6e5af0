using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>A setting as a configuration file has it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, from 1; 0 for a default.</param>
/// <param name="Name">The parameter.</param>
/// <param name="Value">Its value, unexpanded.</param>
/// <param name="Scope">The settings among which it stands: those of main.cf, or those of a service.</param>
internal readonly record struct ReviewedSetting(string File, int Line, string Name, string Value, Settings Scope)
{
    /// <summary>The value with its <c>$name</c> references replaced; empty when they are wrong, which <see cref="SyntaxReview"/> tells.</summary>
    public string Expanded => Expansion.Of(Scope, Value).Text;

    /// <summary>Something wrong with it.</summary>
    public Finding Report(string problem, string fix) => new(File, Line, problem, fix);
}
