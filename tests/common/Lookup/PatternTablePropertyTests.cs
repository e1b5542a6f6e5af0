using Postfix.Lookup;
using Postfix.Lookup.Interop;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Tests.Lookup;

/// <summary>What holds for all expressions: the index of patterns leaves out none that matches.</summary>
public sealed class PatternTablePropertyTests
{
    private const int KeysPerCase = 20;

    [Theory]
    [InlineData("regexp")]
    [InlineData("pcre")]
    public void A_pattern_that_matches_is_tried(string type) => RandomCases.Check(3000, random =>
    {
        using IPatternEngine engine = Engine(type);
        RandomExpression expressions = new(random, type == "pcre");
        PatternText pattern = new(expressions.Next(), random.Pick(["", "i", "m", "x", ""]), true, "", null);
        if (engine.RequiredText(pattern) is not { } required || Compile(engine, pattern) is not { } compiled)
            return;
        using (compiled)
        {
            LiteralIndex index = new([required]);
            for (int i = 0; i < KeysPerCase; i++)
            {
                using NativeText key = new(expressions.Key());
                ulong[] candidates = [0];
                index.Select(key.Bytes, candidates);
                Assert.True(candidates[0] == 1 || !compiled.Match(key, []).Matched,
                    $"/{pattern.Expression}/{pattern.Options} matches \"{ByteText.FromBytes(key.Bytes)}\"");
            }
        }
    });

    [Theory]
    [InlineData("regexp")]
    [InlineData("pcre")]
    public void The_first_rule_that_matches_decides(string type) => RandomCases.Check(150, random =>
    {
        using IPatternEngine engine = Engine(type);
        RandomExpression expressions = new(random, type == "pcre");
        List<Line> lines = RandomRules(random, engine, expressions);
        using TableFixture fixture = new();
        File.WriteAllBytes(fixture.Directory / "rules", ByteText.ToBytes(string.Concat(lines.Select(line => line.Text + "\n"))));
        for (int i = 0; i < KeysPerCase; i++)
        {
            string key = expressions.Key();
            using NativeText text = new(key);
            string? expected = RuleBlocks.Evaluate(lines, line => line.Holds(text));
            string? actual = fixture.Find($"{type}:{fixture.Directory / "rules"}", key, TableFlags.None);
            Assert.True(expected == actual, $"\"{key}\" gets \"{actual}\" and not \"{expected}\" of\n{string.Join('\n', lines.Select(line => line.Text))}");
        }
        lines.ForEach(line => line.Dispose());
    });

    private static List<Line> RandomRules(Random random, IPatternEngine engine, RandomExpression expressions)
    {
        List<Line> lines = [];
        int depth = 0;
        int count = random.Next(1, 150);
        while (lines.Count < count || depth > 0)
        {
            if (depth > 0 && random.Chance(lines.Count < count ? 10 : 100))
            {
                lines.Add(new Line("endif", RuleLineKind.End, null, true, null));
                depth--;
                continue;
            }
            PatternText pattern = new(expressions.Next().Replace("/", ""), random.Pick(["", "", "", "i", "m", "x"]), !random.Chance(10), "", null);
            string text = $"{(pattern.Matches ? "" : "!")}/{pattern.Expression}/{pattern.Options}";
            // Lines end, and the delimiter must not be hidden by a backslash.
            if (PatternText.Parse(text, bangEndsOptions: false) is not { Error: null, Rest: "" } parsed || parsed.Expression != pattern.Expression
                || text.Contains('\n') || Compile(engine, pattern) is not { } compiled)
                continue;
            bool isCondition = random.Chance(8);
            depth += isCondition ? 1 : 0;
            lines.Add(isCondition
                ? new Line($"if {text}", RuleLineKind.If, compiled, pattern.Matches, null)
                : new Line($"{text} result {lines.Count}", RuleLineKind.Rule, compiled, pattern.Matches, $"result {lines.Count}"));
        }
        return lines;
    }

    private static IPatternEngine Engine(string type) => type == "pcre" ? new PcreTable(Pcre2.Load()) : new RegexpTable();

    private static CompiledPattern? Compile(IPatternEngine engine, PatternText pattern)
    {
        try
        {
            return engine.Compile(pattern, needsGroups: false);
        }
        catch (FormatException)
        {
            return null; // no expression
        }
    }

    private sealed record Line(string Text, RuleLineKind Kind, CompiledPattern? Pattern, bool Matches, string? Result) : IRuleLine, IDisposable
    {
        // What fails to be matched holds neither way.
        public bool Holds(NativeText key) => Pattern!.Match(key, []) is { Error: null } outcome && outcome.Matched == Matches;

        public void Dispose() => Pattern?.Dispose();
    }
}
