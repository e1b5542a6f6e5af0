namespace Postfix.Lookup.Tables;

/// <summary>unionmap:{type:name, …} gives the key to every member and joins what they find with commas.</summary>
internal sealed class UnionTable(CombinedTables members) : SimpleTable(members.Traits)
{
    public static readonly TableType Type = new("unionmap", request => new UnionTable(CombinedTables.Open(request)));

    public override TableOwner Owner => members.Owner;

    public override LookupResult Find(string key)
    {
        string? joined = null;
        foreach (LookupTable table in members.Tables)
        {
            LookupResult result = table.Find(key);
            if (result.IsFailed)
                return result;
            if (result.IsFound)
                joined = string.IsNullOrEmpty(joined) ? result.Value : $"{joined},{result.Value}";
        }
        return string.IsNullOrEmpty(joined) ? LookupResult.NotFound : LookupResult.Found(joined);
    }
}
