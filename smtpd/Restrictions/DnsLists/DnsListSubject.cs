using Postfix.Dns;
using Postfix.Net;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>What a restriction looks up in a DNS list.</summary>
/// <param name="Kind">How replies call it.</param>
/// <param name="Find">The address or name that replies show; null when there is none.</param>
/// <param name="ToListName">Its name in the list.</param>
internal sealed record DnsListSubject(SubjectKind Kind, Func<RequestFacts, string?> Find, Func<string, IdnaMapping, string?> ToListName)
{
    public static readonly DnsListSubject ClientAddress =
        new(SubjectKind.Client, request => request.Client.Address, (address, _) => DnsListNames.OfAddress(address));

    public static readonly DnsListSubject ClientName = Domain(ServerSubject.Client);

    public static readonly DnsListSubject ReverseClientName = Domain(ServerSubject.ReverseClient);

    public static readonly DnsListSubject Helo = Domain(ServerSubject.Helo);

    public static readonly DnsListSubject Sender = Domain(ServerSubject.Sender);

    public static readonly DnsListSubject Recipient = Domain(ServerSubject.Recipient);

    private static DnsListSubject Domain(ServerSubject who) => new(who.Kind, who.FindName, DnsListNames.OfDomain);
}
