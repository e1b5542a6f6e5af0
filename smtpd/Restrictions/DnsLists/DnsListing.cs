using Postfix.Dns;

namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>What a DNS list says about a name.</summary>
/// <param name="Status">Whether it is listed.</param>
/// <param name="Addresses">A records, by which a list tells why.</param>
/// <param name="Reason">Text of its TXT records; empty when there are none.</param>
internal sealed record DnsListing(DnsListStatus Status, IReadOnlyList<DnsRecord> Addresses, string Reason)
{
    public static readonly DnsListing NotListed = new(DnsListStatus.NotListed, [], "");

    public static readonly DnsListing Unknown = new(DnsListStatus.Unknown, [], "");
}
