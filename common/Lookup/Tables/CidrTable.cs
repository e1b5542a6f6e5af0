using System.Buffers;
using System.Net.Sockets;
using System.Text;
using Postfix.Config;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>cidr: tables have networks as keys; the first one that holds the address decides (cidr_table(5)).</summary>
internal sealed class CidrTable(CidrRules rules, TableOwner owner) : SimpleTable(TableFlags.PatternKeys), IByteTable
{
    private const int LongestQuad = 15;

    private readonly NetworkMap _ip4 = rules.MapOf(AddressFamily.InterNetwork);
    private readonly NetworkMap _ip6 = rules.MapOf(AddressFamily.InterNetworkV6);

    public static readonly TableType Type = new("cidr", Open) { FileSuffix = "" };

    public override TableOwner Owner => owner;

    public override LookupResult Find(string key)
    {
        if (HostName.ParseAddress(key) is not { } address)
            return LookupResult.NotFound;
        NetworkMap map = address.AddressFamily == AddressFamily.InterNetworkV6 ? _ip6 : _ip4;
        return map.Find(Cidr.BitsOf(address)) is { } value ? LookupResult.Found(value) : LookupResult.NotFound;
    }

    public bool? TryFind(KeyBytes key, ArrayBufferWriter<byte> value)
    {
        Span<char> text = stackalloc char[LongestQuad];
        if (key.Bytes.Length > text.Length || HostName.ParseDottedQuad(text[..Encoding.Latin1.GetChars(key.Bytes, text)]) is not { } address)
            return null;
        if (_ip4.Find(address) is not { } found)
            return false;
        value.Advance(ByteText.ToBytes(found, value.GetSpan(found.Length)));
        return true;
    }

    private static CidrTable Open(TableRequest request)
    {
        RuleSource source = RuleSource.Read(request);
        CidrRules rules = new();
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

    private static void Add(CidrRules rules, TableRequest request, LogicalLine line)
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
                rules.Add(request.Has(TableFlags.ValuesAreFiles) ? rule with { Value = FileValue.Read(rule.Value) } : rule);
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
