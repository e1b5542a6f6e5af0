using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>static:value answers every key with the same value (DATABASE_README, "static").</summary>
internal sealed class StaticTable(string value) : SimpleTable(TableFlags.FixedKeys)
{
    public static readonly TableType Type = new("static", Open);

    public override LookupResult Find(string key) => LookupResult.Found(value);

    private static StaticTable Open(TableRequest request)
    {
        string value = request.Name;
        if (value.StartsWith('{'))
        {
            Unbraced inner = Tokens.StripBraces(value);
            if (inner.Error is not null)
                throw new TableException($"bad static:name syntax: {inner.Error}");
            value = inner.Value;
        }
        return new StaticTable(request.Has(TableFlags.ValuesAreFiles) ? FileValue.Read(value) : value);
    }
}
