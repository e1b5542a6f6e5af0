using Postfix.Config;
using Postfix.Server;

namespace Postfix.PostfixCommand.Review;

/// <summary>Ways in which strangers could send mail anywhere through us (SMTPD_ACCESS_README).</summary>
/// <param name="tables">Where tables are opened.</param>
internal sealed class RelayReview(ReviewedTables tables) : IReview
{
    private const string Server = "smtpd";

    private static readonly string s_relay = SmtpdAccessParameters.RelayRestrictions.Name;
    private static readonly string s_recipient = SmtpdAccessParameters.RecipientRestrictions.Name;

    // All others that a message must pass, too.
    private static readonly string[] s_lists =
    [
        SmtpdAccessParameters.ClientRestrictions.Name, SmtpdAccessParameters.HeloRestrictions.Name, SmtpdAccessParameters.SenderRestrictions.Name,
        SmtpdAccessParameters.DataRestrictions.Name, SmtpdAccessParameters.EndOfDataRestrictions.Name,
    ];

    private readonly TableProbe _probe = new(tables);

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        ListenAddresses addresses = ListenAddresses.Of(configuration.Settings);
        ReviewedService[] servers = [.. configuration.ServicesOf(Server)];
        IEnumerable<Finding?> findings = servers.Length == 0
            ? [Judge(configuration.Scope, isPublic: true)] // sendmail -bs
            : servers.Select(server => Judge(server.Scope, IsPublic(server.Entry, addresses)));
        return findings.OfType<Finding>();
    }

    // What postscreen(8) passes on comes from everywhere.
    private static bool IsPublic(MasterService service, ListenAddresses addresses) =>
        service.Type == ServiceType.Pass || (service.Type == ServiceType.Inet && !addresses.Find(service).IsLocalOnly);

    private Finding? Judge(ReviewedScope scope, bool isPublic)
    {
        RelayWalk walk = new(scope, _probe);
        ReviewedSetting[] lists = [scope.Find(s_relay), scope.Find(s_recipient)];
        if (!lists.Any(walk.HasBarrier))
        {
            return Written(lists).Report($"{Written(lists).Name}: nothing stops strangers from relaying, and {Server}(8) refuses to work",
                "add \"reject_unauth_destination\"");
        }
        if (!isPublic || s_lists.Any(name => walk.Pass(scope.Find(name)).Fate == Fate.Stopped))
            return null;
        Passage[] passages = [.. lists.Select(walk.Pass)];
        // A gap before a barrier is the one that somebody has overlooked.
        return passages.Any(passage => passage.Fate == Fate.Stopped) ? null
            : lists.Zip(passages).OrderByDescending(pair => walk.HasBarrier(pair.First)).Select(pair => pair.Second.Gap).FirstOrDefault(gap => gap is not null);
    }

    // The blame is on a list that is written down, in master.cf rather than in main.cf.
    private static ReviewedSetting Written(ReviewedSetting[] lists) =>
        lists.OrderByDescending(list => list.File.EndsWith("/master.cf", StringComparison.Ordinal)).FirstOrDefault(list => list.Line > 0, lists[0]);
}
