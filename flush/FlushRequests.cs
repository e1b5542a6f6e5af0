using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Flush;

/// <summary>What can be asked of flush(8).</summary>
/// <param name="domains">fast_flush_domains: sites that logs are kept for.</param>
/// <param name="logs">The logs.</param>
/// <param name="mail">The messages.</param>
internal sealed class FlushRequests(MatchList domains, SiteLogs logs, DeferredMail mail)
{
    /// <summary>A message for this site waits.</summary>
    public FlushStatus Add(string site, string queueId)
    {
        if (QueueId.Parse(queueId) is not QueueId id)
            return FlushStatus.Bad;
        FlushStatus status = Check(site);
        if (status == FlushStatus.Ok)
            logs.Append(site, id);
        return status;
    }

    /// <summary>Try all mail for this site now.</summary>
    public FlushStatus SendSite(string site)
    {
        FlushStatus status = Check(site);
        if (status == FlushStatus.Ok)
            logs.Send(site);
        return status;
    }

    /// <summary>Try this message now.</summary>
    public FlushStatus SendFile(string queueId)
    {
        if (QueueId.Parse(queueId) is not QueueId id)
            return FlushStatus.Bad;
        mail.SendOne(id);
        return FlushStatus.Ok;
    }

    /// <summary>Sends what has not been tried for long, and removes logs that nothing was added to for very long.</summary>
    public FlushStatus Refresh()
    {
        logs.Refresh();
        return FlushStatus.Ok;
    }

    /// <summary>Sends everything that has a log.</summary>
    public FlushStatus FlushAll()
    {
        logs.SendAll();
        return FlushStatus.Ok;
    }

    private FlushStatus Check(string site) => domains.Match(site.TrimStart('.')) switch
    {
        MatchResult.Matched => FlushStatus.Ok,
        MatchResult.NotMatched => FlushStatus.Denied,
        _ => FlushStatus.Failed,
    };
}
