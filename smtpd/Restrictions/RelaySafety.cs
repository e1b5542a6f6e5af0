using Postfix.Config;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Refuses a configuration in which nothing keeps strangers from relaying mail: people get that wrong too often.</summary>
internal static class RelaySafety
{
    private static readonly string[] s_barriers =
        ["reject_unauth_destination", "defer_unauth_destination", "reject", "defer", "defer_if_permit", "check_relay_domains"];

    /// <summary>Looks for a restriction that refuses mail by default.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static void Require(params ReadOnlySpan<RestrictionList> lists)
    {
        foreach (RestrictionList list in lists)
            if (HasBarrier(list, []))
                return;
        string parameters = $"{SmtpdAccessParameters.RelayRestrictions.Name} or {SmtpdAccessParameters.RecipientRestrictions.Name}";
        string names = $"{string.Join(", ", s_barriers[..^1])} or {s_barriers[^1]}";
        throw new ConfigurationException($"in parameter {parameters}, specify at least one working instance of: {names}");
    }

    private static bool HasBarrier(RestrictionList list, HashSet<RestrictionList> visited)
    {
        if (!visited.Add(list))
            return false;
        bool isTrial = false;
        foreach (RestrictionEntry entry in list.Entries)
        {
            if (!isTrial && entry.Name == "permit")
                return false;
            if (!isTrial && s_barriers.Contains(entry.Name))
                return true;
            if (!isTrial && entry.Restriction is RestrictionClass inner && HasBarrier(inner.List, visited))
                return true;
            isTrial = entry.Restriction is null;
        }
        return false;
    }
}
