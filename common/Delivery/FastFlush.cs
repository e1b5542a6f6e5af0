using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>Tells flush(8) about mail that waits for a site in fast_flush_domains, so that ETRN can send it.</summary>
public sealed class FastFlush
{
    private readonly MatchList? _domains;
    private readonly FlushClient _flush;
    private readonly Log _log;
    private readonly bool _flushesByOldDefault;

    /// <param name="settings">For fast_flush_domains; when it is empty nothing is ever sent.</param>
    /// <param name="tables">Where its tables are opened.</param>
    /// <param name="flush">The service.</param>
    public FastFlush(Settings settings, TableSet tables, FlushClient flush)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _flush = flush;
        _log = tables.Context.Log;
        _flushesByOldDefault = !settings.IsSet(MailParameters.FastFlushDomains.Name)
            && LegacyDefaults.AppliesTo(settings, MailParameters.RelayDomains);
        Parameter<string> parameter = MailParameters.FastFlushDomains;
        if (settings[parameter].Length > 0)
            _domains = MatchList.Open(tables, parameter.Name, settings[parameter], MatchSubject.HostName,
                MatchList.MatchingOf(tables, parameter.Name));
    }

    /// <summary>Asks for the mail of a site; denied unless it is in fast_flush_domains.</summary>
    public FlushStatus SendSite(string site) => (_domains?.Match(site) ?? MatchResult.NotMatched) switch
    {
        MatchResult.Matched => Send(site),
        MatchResult.NotMatched => FlushStatus.Denied,
        _ => FlushStatus.Failed,
    };

    /// <summary>The message waits for this recipient. A failure is logged by the client; mail does not depend on it.</summary>
    public void Add(string queueId, DeliverRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        if (_domains == null || EmailAddress.Split(recipient.Address).Domain is not string domain)
            return;
        if (_domains.Match(domain) != MatchResult.Matched)
            return;
        NoteOldDefault($"to update fast-flush logfile for domain \"{domain}\"");
        _flush.Add(domain, queueId);
    }

    private FlushStatus Send(string site)
    {
        NoteOldDefault($"to flush mail for domain \"{site}\"");
        return _flush.SendSite(site);
    }

    private void NoteOldDefault(string effect)
    {
        if (_flushesByOldDefault)
            _log.Info(LegacyDefaults.Notice(MailParameters.RelayDomains, "$mydestination", effect));
    }
}
