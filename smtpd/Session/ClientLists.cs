using System.Net;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Net;

namespace Postfix.Smtpd.Session;

/// <summary>Who may do what: the lists of clients in main.cf. Shared by all sessions.</summary>
internal sealed class ClientLists
{
    private readonly Func<IPAddress, bool> _isOwnAddress;

    /// <param name="tables">Where tables in the lists are opened.</param>
    /// <param name="settings">main.cf.</param>
    /// <param name="isOwnAddress">Whether an address belongs to this host (<c>inet_interfaces</c>).</param>
    public ClientLists(TableSet tables, Settings settings, Func<IPAddress, bool> isOwnAddress)
    {
        _isOwnAddress = isOwnAddress;
        MyNetworks = Open(MailParameters.MyNetworks, MailParameters.MyNetworks);
        Xclient = Open(SmtpdParameters.AuthorizedXclientHosts, null);
        Xforward = Open(SmtpdParameters.AuthorizedXforwardHosts, null);
        Verp = Open(SmtpdParameters.AuthorizedVerpClients, null);
        EventLimitExceptions = Open(SmtpdParameters.ClientEventLimitExceptions, SmtpdParameters.ClientEventLimitExceptions);
        BareNewlineExceptions = Open(SmtpdParameters.ForbidBareNewlineExclusions, MailParameters.MyNetworks);

        MatchList Open(Parameter<string> parameter, Parameter<string>? matchingOf) => MatchList.Open(
            tables,
            parameter.Name,
            settings[parameter],
            MatchSubject.Client,
            matchingOf is null ? DomainMatching.DotMatchesSubdomains : MatchList.MatchingOf(tables, matchingOf.Name));
    }

    /// <summary><c>mynetworks</c>.</summary>
    public MatchList MyNetworks { get; }

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

    /// <summary>Whether a client's address is one of this host.</summary>
    public bool IsOwnAddress(string address) => HostName.ParseAddress(address) is { } number && _isOwnAddress(number);
}
