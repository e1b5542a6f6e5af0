using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>The members of unionmap:{…} and pipemap:{…}.</summary>
internal sealed class CombinedTables
{
    private CombinedTables(LookupTable[] tables) => Tables = tables;

    /// <summary>The members in their order.</summary>
    public LookupTable[] Tables { get; }

    /// <summary>The least trusted owner.</summary>
    public TableOwner Owner => Tables.Aggregate(TableOwner.Trusted, (owner, table) => owner.Combine(table.Owner));

    /// <summary>The first member decides whether partial keys make sense.</summary>
    public TableFlags Traits => Tables[0].Flags & (TableFlags.FixedKeys | TableFlags.PatternKeys);

    public static CombinedTables Open(TableRequest request)
    {
        request.RequireReadOnly();
        List<string> members = Tokens.SplitWithBraces(Braces.Content(request.Name) ?? "");
        if (members.Count == 0 || members.Exists(member => !member.Contains(':')))
            throw new TableException($"bad syntax: \"{request.Spec}\"; need \"{request.Spec.Type}:{{type:name...}}\"");
        return new CombinedTables([.. members.Select(member => request.Tables.Open(member, request.Flags))]);
    }
}
