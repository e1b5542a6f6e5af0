using Postfix.Config;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>Ways in which strangers could send mail anywhere through us (SMTPD_ACCESS_README).</summary>
internal sealed class RelayReview : IReview
{
    private const string RelayRestrictions = "smtpd_relay_restrictions";
    private const string RecipientRestrictions = "smtpd_recipient_restrictions";

    // Half of all addresses is more than anybody has.
    private const int WidestPrefix = 3;

    private static readonly string[] s_guards =
        ["reject_unauth_destination", "defer_unauth_destination", "reject", "defer", "defer_if_permit", "check_relay_domains"];

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        foreach (string network in Tokens.SplitList(configuration.Settings[MailParameters.MyNetworks]))
        {
            if (IsEverybody(network))
            {
                yield return Report(configuration, MailParameters.MyNetworks.Name,
                    $"{MailParameters.MyNetworks.Name}: {network} lets everybody relay", "name your own networks only");
            }
        }
        string[] lists = [RelayRestrictions, RecipientRestrictions];
        if (lists.Any(list => IsGuarded(configuration, list)))
            yield break;
        string open = lists.FirstOrDefault(list => configuration.Main.LineOf(list) > 0) ?? RelayRestrictions;
        yield return Report(configuration, open, $"{open}: everybody may relay", "put \"reject_unauth_destination\" before \"permit\"");
    }

    // Whether strangers are stopped, unless a table or a service says otherwise.
    private static bool IsGuarded(ReviewedConfiguration configuration, string list)
    {
        string text = configuration.Main.Values.GetValueOrDefault(list) ?? ParameterCatalog.Find(list)!.DefaultText(configuration.Settings);
        List<string> words = Tokens.SplitWithBraces(configuration.Expand(text));
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

    private static Finding Report(ReviewedConfiguration configuration, string parameter, string problem, string fix) =>
        new(configuration.Main.Path, configuration.Main.LineOf(parameter), problem, fix);
}
