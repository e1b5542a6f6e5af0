using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>randmap:{value, …} answers every key with one of its values, chosen at random.</summary>
internal sealed class RandomTable(string[] values) : SimpleTable(TableFlags.PatternKeys)
{
    public static readonly TableType Type = new("randmap", Open);

    public override LookupResult Find(string key) => LookupResult.Found(values[Random.Shared.Next(values.Length)]);

    private static RandomTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        List<string> values = Tokens.SplitWithBraces(Braces.Content(request.Name) ?? "");
        if (values.Count == 0)
            throw new TableException($"bad syntax: \"{request.Spec}\"; need \"randmap:{{value...}}\"");
        return new RandomTable([.. request.Has(TableFlags.ValuesAreFiles) ? values.Select(FileValue.Read) : values]);
    }
}
