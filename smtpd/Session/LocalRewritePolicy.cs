using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Smtpd.Restrictions;
using Postfix.Text;
using Postfix.Tls;

namespace Postfix.Smtpd.Session;

/// <summary>
/// Whose headers are completed as our own (<c>local_header_rewrite_clients</c>). It looks like a restriction list, but only
/// "yes" and "don't know" make sense here. Shared by all sessions.
/// </summary>
internal sealed class LocalRewritePolicy
{
    private readonly SmtpdLog _log;
    private readonly List<Func<SessionState, MatchResult>> _rules = [];

    public LocalRewritePolicy(Settings settings, TableSet tables, ClientLists clients, ClientCertificates certificates, SmtpdLog log)
    {
        _log = log;
        foreach (string word in Tokens.SplitWithBraces(settings[SmtpdParameters.LocalHeaderRewriteClients]))
            AddRule(word);

        void AddRule(string word)
        {
            switch (word)
            {
                case "permit_inet_interfaces":
                    _rules.Add(session => clients.IsOwnAddress(session.Client.Address) ? MatchResult.Matched : MatchResult.NotMatched);
                    break;
                case "permit_mynetworks":
                    _rules.Add(session => clients.IsInOwnNetworks(session.Client));
                    break;
                case "permit_sasl_authenticated":
                    _rules.Add(session => session is { Offer: not null, Login.IsAnonymous: false } ? MatchResult.Matched : MatchResult.NotMatched);
                    break;
                case PermitClientCertificate.Listed:
                    _rules.Add(session => certificates.IsKnown(session.Tls, word));
                    break;
                case PermitClientCertificate.AllTrusted:
                    _rules.Add(session => session.Tls is { Trust: >= PeerTrust.Trusted }
                        ? MatchResult.Matched
                        : certificates.IsKnown(session.Tls, word));
                    break;
                case "check_address_map":
                    break; // the default for tables
                case var table when table.Contains(':'):
                    MapList map = MapList.Open(tables, SmtpdParameters.LocalHeaderRewriteClients.Name, table, TableFlags.Usual);
                    _rules.Add(session => Find(map, session.Client.Address));
                    break;
                default:
                    log.Warn($"parameter {SmtpdParameters.LocalHeaderRewriteClients.Name}: invalid request: {word}");
                    break;
            }
        }
    }

    /// <summary>Decides for a message; the result is the reply when a table cannot be searched.</summary>
    public string? Judge(SessionState session, out RewriteContext context)
    {
        context = RewriteContext.Remote;
        foreach (Func<SessionState, MatchResult> rule in _rules)
        {
            switch (rule(session))
            {
                case MatchResult.Matched:
                    context = RewriteContext.Local;
                    return null;
                case MatchResult.Failed:
                    const string Reply = "451 4.3.0 Temporary lookup error";
                    session.Errors |= ErrorClasses.Resource;
                    _log.Event(session.Describe(), "reject", Reply);
                    return Reply;
            }
        }
        return null;
    }

    private static MatchResult Find(MapList map, string address) => map.Find(address).Status switch
    {
        LookupStatus.Found => MatchResult.Matched,
        LookupStatus.NotFound => MatchResult.NotMatched,
        _ => MatchResult.Failed,
    };
}
