using Postfix.Config;
using Postfix.Net;

namespace Postfix.Lookup.Tables;

/// <summary>cidr: tables have networks as keys; the first one that holds the address decides (cidr_table(5)).</summary>
internal sealed class CidrTable(RuleList<CidrRule> rules, TableOwner owner) : SimpleTable(TableFlags.PatternKeys)
{
    public static readonly TableType Type = new("cidr", Open) { FileSuffix = "" };

    public override TableOwner Owner => owner;

    public override LookupResult Find(string key)
    {
        if (HostName.ParseAddress(key) is not { } address)
            return LookupResult.NotFound;
        CidrRule? rule = rules.Find(address, static (rule, address) => rule.Matches(address));
        return rule is null ? LookupResult.NotFound : LookupResult.Found(rule.Value);
    }

    private static CidrTable Open(TableRequest request)
    {
        RuleSource source = RuleSource.Read(request);
        RuleList<CidrRule> rules = new();
        foreach (LogicalLine line in source.Rules)
        {
            try
            {
                Add(rules, request, line);
            }
            catch (Exception problem) when (problem is FormatException or TableException)
            {
                Warn(request, line.First, $"{problem.Message}: skipping this rule");
            }
        }
        foreach (int line in rules.UnclosedLines)
            Warn(request, line, "IF has no matching ENDIF");
        return new CidrTable(rules, source.Owner);
    }

    private static void Add(RuleList<CidrRule> rules, TableRequest request, LogicalLine line)
    {
        RuleStatement statement = RuleStatement.Parse(line.Text);
        switch (statement.Kind)
        {
            case RuleKind.If:
                rules.BeginBlock(CidrRule.ParseCondition(statement.Rest), line.First);
                break;
            case RuleKind.EndIf:
                Require(statement.Rest.Length == 0, "garbage after ENDIF");
                Require(rules.IsInsideBlock, "ENDIF without IF");
                rules.EndBlock();
                break;
            default:
                CidrRule rule = CidrRule.Parse(line.Text);
                rules.Add(request.Has(TableFlags.ValuesAreFiles) ? rule with { Value = FileValue.Read(rule.Value) } : rule, line.First);
                break;
        }
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new FormatException(message);
    }

    private static void Warn(TableRequest request, int line, string message) =>
        request.Context.Log.Warning($"cidr map {request.Name}, line {line}: {message}");
}
