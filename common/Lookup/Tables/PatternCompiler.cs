using Postfix.Config;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Makes rules of the lines of a pattern table. A faulty line is reported and skipped; the others count.</summary>
internal sealed class PatternCompiler(IPatternEngine engine, TableRequest request)
{
    private readonly PatternRules _rules = new();
    private readonly string _label = $"{engine.TypeName} map {request.Name}";

    /// <summary>Takes one logical line.</summary>
    public void Add(LogicalLine line)
    {
        string text = line.Text.TrimEnd(Tokens.WhiteSpace.ToCharArray());
        try
        {
            if (!char.IsAsciiLetterOrDigit(text[0]))
                AddRule(text, line.First);
            else
                AddKeyword(RuleStatement.Parse(text), line.First);
        }
        catch (FormatException problem)
        {
            Warn(line.First, problem.Message);
        }
        catch (TableException problem)
        {
            Warn(line.First, $"{problem.Message}: skipping this rule");
        }
    }

    /// <summary>The finished table.</summary>
    public PatternTable Finish(TableOwner owner)
    {
        foreach (int line in _rules.UnclosedLines)
            Warn(line, "IF has no matching ENDIF");
        _rules.Complete();
        return new PatternTable(_rules, engine, owner, _label, request.Context.Log);
    }

    private void AddKeyword(RuleStatement statement, int line)
    {
        switch (statement.Kind)
        {
            case RuleKind.If:
                AddCondition(statement.Rest, line);
                break;
            case RuleKind.EndIf when !_rules.IsInsideBlock:
                throw new FormatException("ignoring ENDIF without matching IF");
            case RuleKind.EndIf:
                if (statement.Rest.Length > 0)
                    Warn(line, "ignoring extra text after ENDIF");
                _rules.EndBlock();
                break;
            default:
                throw new FormatException("ignoring unrecognized request");
        }
    }

    private void AddCondition(string text, int line)
    {
        PatternText pattern = Parse(text, line);
        string rest = ByteText.TrimStart(pattern.Rest);
        if (rest.Length > 0)
        {
            Warn(line, $"ignoring extra text after IF statement: \"{rest}\"");
            Warn(line, "do not prepend whitespace to statements between IF and ENDIF");
        }
        _rules.BeginBlock(new PatternRule(line, Compile(pattern), null, null));
    }

    private void AddRule(string text, int line)
    {
        PatternText first = Parse(text, line);
        PatternText? second = first.Rest.StartsWith('!') ? Parse(first.Rest, line) : null;
        string result = ByteText.TrimStart((second ?? first).Rest);
        if (result.Length == 0)
            Warn(line, "no replacement text: using empty string");
        if (request.Has(TableFlags.ValuesAreFiles))
            result = FileValue.Read(result);
        Replacement replacement = ParseReplacement(result, line);
        Require(replacement.LargestGroup == 0 || first.Matches, "$number found in negative match replacement text: skipping this rule");
        Require(replacement.LargestGroup == 0 || !request.Has(TableFlags.NoSubstitution),
            "regular expression substitution is not allowed: skipping this rule");

        CompiledPattern pattern = engine.Compile(first, needsGroups: replacement.LargestGroup > 0);
        if (replacement.LargestGroup > pattern.GroupCount)
        {
            pattern.Dispose();
            throw new FormatException($"out of range replacement index \"{replacement.LargestGroup}\": skipping this rule");
        }
        PatternCondition? extra = second is { } other ? Compile(other) : null;
        _rules.Add(new PatternRule(line, new PatternCondition(pattern, first.Matches), extra, replacement)
        {
            Required = first.Matches ? engine.RequiredText(first) : null,
        });
    }

    private Replacement ParseReplacement(string text, int line)
    {
        List<ReplacementFault> faults = [];
        if (Replacement.Parse(text, engine.OutOfRange, faults) is { } replacement)
            return replacement;
        foreach (ReplacementFault fault in faults)
        {
            if (fault.IsSyntax)
                request.Context.Log.Warning(fault.Message); // as of any text with references; the next line says where it is
            else
                Warn(line, fault.Message);
        }
        throw new FormatException("bad replacement syntax: skipping this rule");
    }

    private PatternCondition Compile(PatternText pattern) => new(engine.Compile(pattern, needsGroups: false), pattern.Matches);

    private PatternText Parse(string text, int line)
    {
        PatternText pattern = PatternText.Parse(text, engine.AllowsSecondPattern);
        Require(pattern.Error is null, pattern.Error!);
        int unknown = pattern.Options.AsSpan().IndexOfAnyExcept(engine.OptionLetters);
        Require(unknown < 0, $"unknown regexp option \"{(unknown < 0 ? "" : pattern.Options[unknown])}\": skipping this rule");
        foreach (char letter in pattern.Options.Where(engine.ObsoleteOptionLetters.Contains))
            Warn(line, $"ignoring obsolete regexp option \"{letter}\"");
        return pattern;
    }

    private void Warn(int line, string message) => request.Context.Log.Warning($"{_label}, line {line}: {message}");

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new FormatException(message);
    }
}
