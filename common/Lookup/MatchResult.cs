namespace Postfix.Lookup;

/// <summary>Whether something is on a list.</summary>
public enum MatchResult
{
    /// <summary>It is not, or an exclamation mark excludes it.</summary>
    NotMatched,

    /// <summary>It is.</summary>
    Matched,

    /// <summary>A table could not be searched or a pattern is faulty; a warning was logged. Try again later, do not guess.</summary>
    Failed,
}
