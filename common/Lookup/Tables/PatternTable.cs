using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Lookup.Tables;

/// <summary>A table of regular expressions and results (regexp_table(5), pcre_table(5)): the first rule that matches the key decides.</summary>
internal sealed class PatternTable(RuleList<PatternRule> rules, IReadOnlyList<PatternRule> owned, TableOwner owner, string label, Log log)
    : SimpleTable(TableFlags.PatternKeys)
{
    public override TableOwner Owner => owner;

    /// <summary>Opens a table with one of the two engines.</summary>
    public static PatternTable Open(TableRequest request, IPatternEngine engine)
    {
        RuleSource source = RuleSource.Read(request);
        PatternCompiler compiler = new(engine, request);
        foreach (LogicalLine line in source.Rules)
            compiler.Add(line);
        return compiler.Finish(source.Owner);
    }

    public override LookupResult Find(string key)
    {
        using NativeText native = new(key);
        PatternAttempt attempt = new(key, native, label, log);
        PatternRule? rule = rules.Find(attempt, static (rule, attempt) => rule.Matches(attempt));
        return rule is null ? LookupResult.NotFound : LookupResult.Found(rule.Expand(attempt));
    }

    public override void Dispose()
    {
        foreach (PatternRule rule in owned)
            rule.Dispose();
    }
}
