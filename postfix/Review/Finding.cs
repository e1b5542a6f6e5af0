namespace Postfix.PostfixCommand.Review;

/// <summary>Something in the configuration that is probably not meant.</summary>
/// <param name="File">The configuration file.</param>
/// <param name="Line">The line, from 1; 0 when it is what the file does not say.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What to do.</param>
internal readonly record struct Finding(string File, int Line, string Problem, string Fix)
{
    /// <summary>"main.cf, line 12: problem; fix".</summary>
    public override string ToString() => Line > 0 ? $"{File}, line {Line}: {Problem}; {Fix}" : $"{File}: {Problem}; {Fix}";
}
