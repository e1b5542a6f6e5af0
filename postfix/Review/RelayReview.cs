using Postfix.Config;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>Ways in which strangers could send mail anywhere through us (SMTPD_ACCESS_README).</summary>
internal sealed class RelayReview : IReview
{
    private const string Server = "smtpd";
    private const string RelayRestrictions = "smtpd_relay_restrictions";
    private const string RecipientRestrictions = "smtpd_recipient_restrictions";

    // Half of all addresses is more than anybody has.
    private const int WidestPrefix = 3;

    private static readonly string[] s_guards =
        ["reject_unauth_destination", "defer_unauth_destination", "reject", "defer", "defer_if_permit", "check_relay_domains"];

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        ReviewedSetting networks = configuration.InMain(MailParameters.MyNetworks.Name);
        foreach (string network in Tokens.SplitList(configuration.Expand(networks.Value)).Where(IsEverybody))
            yield return networks.Report($"{networks.Name}: {network} lets everybody relay", "name your own networks only");

        ReviewedSetting[] lists = [configuration.InMain(RelayRestrictions), configuration.InMain(RecipientRestrictions)];
        if (Judge(configuration, lists) is { } finding)
            yield return finding;
        foreach (ReviewedService service in configuration.Services.Where(service => service.Entry.Command == Server))
        {
            ReviewedSetting[] own = [.. lists.Select(list => service.Overrides.LastOrDefault(setting => setting.Name == list.Name, list))];
            if (!own.SequenceEqual(lists) && Judge(configuration, own) is { } ofService)
                yield return ofService;
        }
    }

    // A list that stops strangers is enough, unless a table or a service says otherwise. The blame is on one that is written down.
    private static Finding? Judge(ReviewedConfiguration configuration, ReviewedSetting[] lists)
    {
        if (lists.Any(list => IsGuarded(configuration.Expand(list.Value))))
            return null;
        ReviewedSetting open = lists.OrderByDescending(list => list.File != configuration.Main.Path).FirstOrDefault(list => list.Line > 0, lists[0]);
        return open.Report($"{open.Name}: everybody may relay", "put \"reject_unauth_destination\" before \"permit\"");
    }

    private static bool IsGuarded(string restrictions)
    {
        List<string> words = Tokens.SplitWithBraces(restrictions);
        int guard = words.FindIndex(s_guards.Contains);
        int permit = words.IndexOf("permit");
        return guard >= 0 && (permit < 0 || guard < permit);
    }

    private static bool IsEverybody(string network)
    {
        try
        {
            return network.Contains('/') && !network.StartsWith('/') && Cidr.Parse(network).PrefixLength <= WidestPrefix;
        }
        catch (FormatException)
        {
            // What it is, the programs that use it say.
            return false;
        }
    }
}
