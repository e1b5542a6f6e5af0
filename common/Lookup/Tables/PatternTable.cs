using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Lookup.Tables;

/// <summary>A table of regular expressions and results (regexp_table(5), pcre_table(5)): the first rule that matches the key decides.</summary>
internal sealed class PatternTable(PatternRules rules, IPatternEngine engine, TableOwner owner, string label, Log log)
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
        return rules.Find(attempt) is { } rule ? LookupResult.Found(rule.Expand(attempt)) : LookupResult.NotFound;
    }

    public override void Dispose()
    {
        rules.Dispose();
        engine.Dispose();
    }
}
