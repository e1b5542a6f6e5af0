using Postfix.Config;
using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>
/// Takes the request of a stranger, to send mail to somewhere else, through the restriction lists of an SMTP server (SMTPD_ACCESS_README).
/// What cannot be known, such as the answer of a policy service, counts as a refusal.
/// </summary>
/// <param name="scope">The server's settings.</param>
/// <param name="probe">Asks tables.</param>
internal sealed class RelayWalk(ReviewedScope scope, TableProbe probe)
{
    private const int DeepestClass = 20;
    private const string Remedy = "put \"reject_unauth_destination\" before it";

    private static readonly string[] s_barriers =
        ["reject_unauth_destination", "defer_unauth_destination", "reject", "defer", "defer_if_permit", "check_relay_domains"];

    private readonly RestrictionClasses _classes = new(scope.Settings);
    private readonly OpenLists _lists = new(scope, probe);

    /// <summary>
    /// Whether a list has a restriction that refuses mail by default, before "permit"; smtpd(8) does not work when neither relay nor
    /// recipient restrictions have one.
    /// </summary>
    public bool HasBarrier(ReviewedSetting list) => HasBarrier(RestrictionWord.Read(list.Expanded), []);

    /// <summary>How the stranger fares in a list.</summary>
    public Passage Pass(ReviewedSetting list) => Pass(list, RestrictionWord.Read(list.Expanded), new Position(list.Name, IsTrial: false, Depth: 0));

    private bool HasBarrier(IReadOnlyList<RestrictionWord> list, HashSet<IReadOnlyList<RestrictionWord>> visited)
    {
        if (!visited.Add(list))
            return false;
        foreach (RestrictionWord word in list.Where(word => !word.IsTrial))
        {
            if (word.Is("permit"))
                return false;
            if (word.Is(s_barriers) || (_classes.Find(word) is { } inner && HasBarrier(inner, visited)))
                return true;
        }
        return false;
    }

    private Passage Pass(ReviewedSetting setting, IReadOnlyList<RestrictionWord> list, Position position)
    {
        Finding? gap = null;
        foreach (RestrictionWord word in list)
        {
            Passage passage = Judge(setting, word, position with { IsTrial = position.IsTrial || word.IsTrial });
            gap ??= passage.Gap;
            if (passage.Fate != Fate.Undecided)
                return passage with { Gap = gap };
        }
        return new Passage(Fate.Undecided, gap);
    }

    private Passage Judge(ReviewedSetting setting, RestrictionWord word, Position position)
    {
        Fate refusal = position.IsTrial ? Fate.Undecided : Fate.Stopped;
        switch (word.Name.ToLowerInvariant())
        {
            case "permit":
                return Permit(setting, word);
            case "permit_mynetworks":
                return new Passage(_lists.Networks is null ? Fate.Undecided : Fate.Permitted, _lists.Networks);
            case "permit_auth_destination" or "permit_mx_backup":
                return new Passage(_lists.Domains is null ? Fate.Undecided : Fate.Permitted, _lists.Domains);
            case "reject_unauth_destination" or "defer_unauth_destination":
                return new Passage(_lists.Domains is null ? refusal : Fate.Undecided, _lists.Domains);
            case "reject" or "defer" or "defer_if_permit" or "check_policy_service":
                return new Passage(refusal);
            case "check_relay_domains" or "permit_naked_ip_address" or "reject_maps_rbl": // gone since 3.9
                return new Passage(Fate.Stopped);
            case "check_client_access":
                return Ask(setting, word, word.Argument, probe.FindClient, position);
            case "check_helo_access" or "check_reverse_client_hostname_access":
                return Ask(setting, word, word.Argument, probe.FindHost, position);
            case "check_sender_access" or "check_recipient_access":
                return Ask(setting, word, word.Argument, probe.FindMailbox, position);
        }
        if (word.IsTable)
            return Ask(setting, word, word.Name, FinderFor(position.List), position);
        if (RestrictionNames.ArgumentOf(word.Name) is not null)
            return new Passage(Fate.Undecided); // lets nobody pass whom we do not know, and some of them anyway
        return _classes.Find(word) is { } list && position.Depth < DeepestClass
            ? Pass(scope.Find(word.Name), list, position with { Depth = position.Depth + 1 })
            : new Passage(Fate.Stopped);
    }

    private static Passage Permit(ReviewedSetting setting, RestrictionWord word) =>
        new(Fate.Permitted, setting.Report($"{setting.Name}: \"{word}\" lets everybody relay", Remedy));

    // Without check_…_access, what is looked up is what the list is about.
    private Func<string, Stranger, LookupResult> FinderFor(string list) => list switch
    {
        "smtpd_client_restrictions" => probe.FindClient,
        "smtpd_helo_restrictions" => probe.FindHost,
        _ => probe.FindMailbox,
    };

    private Passage Ask(
        ReviewedSetting setting, RestrictionWord word, string table, Func<string, Stranger, LookupResult> find, Position position)
    {
        Fate[][] families =
        [
            .. Stranger.All.GroupBy(stranger => stranger.IsIp6)
                .Select(family => family.Select(stranger => FateOf(setting, find(table, stranger), position)).ToArray()),
        ];
        return families.Any(fates => fates.All(fate => fate == Fate.Permitted)) ? Permit(setting, word)
            : families.All(fates => fates.All(fate => fate == Fate.Stopped)) ? new Passage(Fate.Stopped)
            : new Passage(Fate.Undecided);
    }

    // access(5).
    private Fate FateOf(ReviewedSetting setting, LookupResult result, Position position)
    {
        if (result.Status != LookupStatus.Found)
            return result.IsFailed ? Fate.Stopped : Fate.Undecided;
        Fate refusal = position.IsTrial ? Fate.Undecided : Fate.Stopped;
        string action = result.Value!.Split(' ', '\t')[0].ToUpperInvariant();
        return action switch
        {
            "OK" or "RELAY" => Fate.Permitted,
            "DUNNO" or "DEFER_IF_REJECT" or "INFO" or "WARN" or "FILTER" or "HOLD" or "BCC" or "PREPEND" => Fate.Undecided,
            "REJECT" or "DEFER" or "DEFER_IF_PERMIT" => refusal,
            "DISCARD" or "REDIRECT" => Fate.Stopped,
            _ when !result.Value.AsSpan().ContainsAnyExceptInRange('0', '9') => Fate.Permitted,
            [('4' or '5'), (>= '0' and <= '9'), (>= '0' and <= '9')] => refusal,
            _ when position.Depth < DeepestClass =>
                Pass(setting, RestrictionWord.Read(result.Value), position with { Depth = position.Depth + 1 }).Fate,
            _ => Fate.Stopped,
        };
    }

    /// <summary>Where in the lists the request is.</summary>
    /// <param name="List">The parameter with the list.</param>
    /// <param name="IsTrial">Refusals are only logged.</param>
    /// <param name="Depth">How many classes and access tables deep.</param>
    private readonly record struct Position(string List, bool IsTrial, int Depth);
}
