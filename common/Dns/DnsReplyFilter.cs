using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Dns;

/// <summary>
/// smtp_dns_reply_filter and smtpd_dns_reply_filter: a table is asked about each record in its textual form, and says IGNORE to
/// what is to
/// count as not there.
/// </summary>
/// <param name="name">The parameter's value, for warnings.</param>
/// <param name="find">Asks the table.</param>
/// <param name="warn">Receives warnings.</param>
public sealed class DnsReplyFilter(string name, Func<string, LookupResult> find, Action<string> warn)
{
    private const string Ignore = "IGNORE";

    /// <summary>The result without the records that are to be ignored.</summary>
    public DnsResult Apply(DnsResult result, string queryName, DnsRecordType type)
    {
        List<DnsRecord> kept = [];
        foreach (DnsRecord record in result.Records)
        {
            string text = DnsRecordText.Describe(record);
            LookupResult found = find(text);
            if (found.Status == LookupStatus.NotFound)
            {
                kept.Add(record);
            }
            else if (!found.IsFound || !ByteText.EqualsIgnoreCase(found.Value.AsSpan().Trim(), Ignore))
            {
                warn($"{name}: {(found.IsFound ? $"unknown DNS filter action: \"{found.Value}\"" : $"lookup error for {text}")}");
                return Failed(DnsStatus.TemporaryFailure, "Invalid DNS reply filter syntax");
            }
        }
        return kept.Count > 0 ? result with { Records = kept } : Failed(DnsStatus.Filtered, "DNS reply filter drops all results");

        DnsResult Failed(DnsStatus status, string why) => new(status, [], $"Error looking up name={queryName} type={type}: {why}");
    }
}
