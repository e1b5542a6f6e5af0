using Postfix.Config;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>A service that was delivered with a field that does not suit later versions.</summary>
/// <param name="Done">The message.</param>
/// <param name="Conditions">What the fields of such an entry are; the name is one of them.</param>
/// <param name="Changes">What they become.</param>
internal sealed record FieldCorrection(
    string Done, IReadOnlyList<(MasterField Field, string[] Values)> Conditions, IReadOnlyList<(MasterField Field, Func<string, string> Change)> Changes)
    : IMasterRevision
{
    /// <inheritdoc/>
    public string? Apply(MasterText master)
    {
        ServiceEntry[] concerned = [.. master.Entries.Where(IsConcerned)];
        foreach (ServiceEntry entry in concerned)
        {
            // From the last field to the first: the places of earlier ones stay as they are.
            foreach ((MasterField field, Func<string, string> change) in Changes.OrderByDescending(change => change.Field))
                master.Set(entry, field, change(entry[field]));
        }
        return concerned.Length == 0 ? null : Done;
    }

    private bool IsConcerned(ServiceEntry entry) =>
        !entry.IsComment && Conditions.All(condition => condition.Values.Contains(entry[condition.Field]));
}
