namespace Postfix.Lookup.Tables;

/// <summary>pipemap:{type:name, …} gives the key to the first member, and what each member finds to the next one.</summary>
internal sealed class PipeTable(CombinedTables members) : SimpleTable(members.Traits)
{
    public static readonly TableType Type = new("pipemap", request => new PipeTable(CombinedTables.Open(request)));

    public override TableOwner Owner => members.Owner;

    public override LookupResult Find(string key)
    {
        LookupResult result = LookupResult.Found(key);
        foreach (LookupTable table in members.Tables)
        {
            result = table.Find(result.Value!);
            if (!result.IsFound)
                return result;
        }
        return result;
    }
}
