namespace Postfix.Lookup.Tables;

/// <summary>What distinguishes regexp: from pcre:. Disposed after the patterns that it has compiled.</summary>
internal interface IPatternEngine : IDisposable
{
    /// <summary>The table type, for messages.</summary>
    string TypeName { get; }

    /// <summary>What it calls group 0 in a result, which no expression has.</summary>
    string OutOfRange { get; }

    /// <summary>Whether a rule may have two patterns, <c>/this/!/but not this/</c>.</summary>
    bool AllowsSecondPattern { get; }

    /// <summary>The option letters that it knows.</summary>
    string OptionLetters { get; }

    /// <summary>Those of them that mean nothing any more.</summary>
    string ObsoleteOptionLetters { get; }

    /// <summary>Compiles an expression.</summary>
    /// <param name="pattern">The expression and its option letters, all of which it knows.</param>
    /// <param name="needsGroups">False when nobody asks where the groups are.</param>
    /// <exception cref="FormatException">With a message for the log.</exception>
    CompiledPattern Compile(PatternText pattern, bool needsGroups);

    /// <summary>What every text contains that the pattern matches; null when that is not known.</summary>
    RequiredText? RequiredText(PatternText pattern);
}
