namespace Postfix.Lookup.Tables;

/// <summary>What a line of a rule table is.</summary>
internal enum RuleKind
{
    /// <summary>A pattern and its result.</summary>
    Match,

    /// <summary>The condition of the rules up to the endif.</summary>
    If,

    /// <summary>The end of a block.</summary>
    EndIf,
}
