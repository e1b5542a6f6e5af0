namespace Postfix.PostfixCommand.Review;

/// <summary>A setting as a configuration file has it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Name">The parameter.</param>
/// <param name="Value">Its value, unexpanded.</param>
internal readonly record struct ReviewedSetting(string File, int Line, string Name, string Value)
{
    /// <summary>Something wrong with it.</summary>
    public Finding Report(string problem, string fix) => new(File, Line, problem, fix);
}
