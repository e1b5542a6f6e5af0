using Postfix.Config;
using Postfix.Dns;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>A block list or allow list in the DNS, as main.cf names it: <c>domain</c>, or <c>domain=d.d.d.d</c> to take only some answers.</summary>
internal sealed class DnsList
{
    // What fits in a reply.
    private const int MaxReasonLength = 500;

    private readonly DnsQueries _dns;
    private readonly SmtpdLog _log;
    private readonly AddressPattern? _pattern;

    /// <exception cref="ConfigurationException">What follows <c>=</c> is no address pattern.</exception>
    public DnsList(string specification, DnsQueries dns, SmtpdLog log)
    {
        (Specification, _dns, _log) = (specification, dns, log);
        int equals = specification.IndexOf('=');
        Domain = equals < 0 ? specification : specification[..equals];
        _pattern = equals < 0 ? null : ParsePattern(specification[(equals + 1)..]);
    }

    /// <summary>The list with its pattern; the first key for <c>rbl_reply_maps</c>, before the domain alone.</summary>
    public string Specification { get; }

    /// <summary>The domain of the list.</summary>
    public string Domain { get; }

    /// <summary>Asks the list.</summary>
    /// <param name="who">What is looked up.</param>
    /// <param name="text">The address or name of it.</param>
    /// <param name="memory">What was asked before.</param>
    public DnsListing Find(DnsListSubject who, string text, DnsListMemory memory)
    {
        if (who.ToListName(text, _dns.Mapping) is not { } name)
            return DnsListing.NotListed;
        DnsListing listing = memory.Find($"{name}.{Domain}", Ask);
        return listing.Status != DnsListStatus.Listed || _pattern is null || listing.Addresses.Any(IsWanted) ? listing : DnsListing.NotListed;
    }

    private static AddressPattern ParsePattern(string text)
    {
        try
        {
            return new AddressPattern(text);
        }
        catch (FormatException fault)
        {
            throw new ConfigurationException($"RBL reply error: {fault.Message}");
        }
    }

    private bool IsWanted(DnsRecord record) => record is AddressRecord { Address: var address } && _pattern!.Matches(address);

    private DnsListing Ask(string query)
    {
        DnsResult result = _dns.Lookup(query, DnsRecordType.A);
        if (result.IsFound)
            return new DnsListing(DnsListStatus.Listed, result.Records, AskReason(query));
        if (result.IsNotFound)
            return DnsListing.NotListed;
        _log.Warn($"{query}: RBL lookup error: {result.Reason}");
        return DnsListing.Unknown;
    }

    private string AskReason(string query)
    {
        DnsResult result = _dns.Lookup(query, DnsRecordType.TXT);
        if (result.Status == DnsStatus.Filtered)
            _log.Warn($"{query}: TXT lookup error: DNS reply filter drops all results");
        string reason = string.Join(" / ", result.Records.OfType<TextRecord>().Select(record => record.Text));
        return reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength];
    }
}
