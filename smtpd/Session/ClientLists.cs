using System.Net;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Net;

namespace Postfix.Smtpd.Session;

/// <summary>Who may do what: the lists of clients in main.cf. Shared by all sessions.</summary>
internal sealed class ClientLists
{
    private readonly Func<IPAddress, bool> _isOwnAddress;
    private readonly string _networksStyle;
    private readonly MatchList _networks;
    private readonly SmtpdLog _log;

    // What newer defaults would leave of our networks; null when we have the newer ones, or networks of the site's choice.
    private readonly MatchList? _futureNetworks;

    /// <param name="tables">Where tables in the lists are opened.</param>
    /// <param name="settings">main.cf.</param>
    /// <param name="isOwnAddress">Whether an address belongs to this host (<c>inet_interfaces</c>).</param>
    /// <param name="log">The log.</param>
    public ClientLists(TableSet tables, Settings settings, Func<IPAddress, bool> isOwnAddress, SmtpdLog log)
    {
        _isOwnAddress = isOwnAddress;
        _log = log;
        _networksStyle = settings[MailParameters.MyNetworksStyle];
        _networks = Open(MailParameters.MyNetworks, MailParameters.MyNetworks);
        if (LegacyDefaults.WidenOwnNetworks(settings))
            _futureNetworks = OpenList(settings.With([(MailParameters.MyNetworksStyle.Name, "host")]), MailParameters.MyNetworks, MailParameters.MyNetworks);
        Xclient = Open(SmtpdParameters.AuthorizedXclientHosts, null);
        Xforward = Open(SmtpdParameters.AuthorizedXforwardHosts, null);
        Verp = Open(SmtpdParameters.AuthorizedVerpClients, null);
        EventLimitExceptions = Open(SmtpdParameters.ClientEventLimitExceptions, SmtpdParameters.ClientEventLimitExceptions);
        BareNewlineExceptions = Open(SmtpdParameters.ForbidBareNewlineExclusions, MailParameters.MyNetworks);

        MatchList Open(Parameter<string> parameter, Parameter<string>? matchingOf) => OpenList(settings, parameter, matchingOf);

        MatchList OpenList(Settings from, Parameter<string> parameter, Parameter<string>? matchingOf) => MatchList.Open(
            tables,
            parameter.Name,
            from[parameter],
            MatchSubject.Client,
            matchingOf is null ? DomainMatching.DotMatchesSubdomains : MatchList.MatchingOf(tables, matchingOf.Name));
    }

    /// <summary><c>smtpd_authorized_xclient_hosts</c>.</summary>
    public MatchList Xclient { get; }

    /// <summary><c>smtpd_authorized_xforward_hosts</c>.</summary>
    public MatchList Xforward { get; }

    /// <summary><c>smtpd_authorized_verp_clients</c>.</summary>
    public MatchList Verp { get; }

    /// <summary><c>smtpd_client_event_limit_exceptions</c>.</summary>
    public MatchList EventLimitExceptions { get; }

    /// <summary><c>smtpd_forbid_bare_newline_exclusions</c>.</summary>
    public MatchList BareNewlineExceptions { get; }

    /// <summary>Whether a client is in <c>mynetworks</c>; the log says when it is only by an old default.</summary>
    public MatchResult IsInOwnNetworks(ClientIdentity client)
    {
        MatchResult result = _networks.Match(client.Name, client.Address);
        if (result == MatchResult.Matched && _futureNetworks?.Match(client.Name, client.Address) == MatchResult.NotMatched)
        {
            _log.LegacyDefault(MailParameters.MyNetworksStyle, _networksStyle,
                $"to permit request from client \"{client.NameAddress}\"");
        }
        return result;
    }

    /// <summary>Whether a client's address is one of this host.</summary>
    public bool IsOwnAddress(string address) => HostName.ParseAddress(address) is { } number && _isOwnAddress(number);
}
