using Postfix.Logging;
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
/// <param name="log">Told what is ignored, and when the table is at fault.</param>
public sealed class DnsReplyFilter(string name, Func<string, LookupResult> find, Log log)
{
    private const string Ignore = "IGNORE";

    /// <summary>The filter that a parameter's value names; null for an empty value.</summary>
    public static DnsReplyFilter? Open(TableSet tables, string table)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(table);
        return table.Length == 0 ? null : new DnsReplyFilter(table, tables.Open(table, TableFlags.Usual).Find, tables.Context.Log);
    }

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
                continue;
            }
            if (!found.IsFound || !ByteText.EqualsIgnoreCase(found.Value.AsSpan().Trim(), Ignore))
            {
                log.Warning($"{name}: {(found.IsFound ? $"unknown DNS filter action: \"{found.Value}\"" : $"lookup error for {text}")}");
                return Failed(DnsStatus.TemporaryFailure, "Invalid DNS reply filter syntax");
            }
            log.Info($"ignoring DNS RR: {text}");
        }
        return kept.Count > 0 ? result with { Records = kept } : Failed(DnsStatus.Filtered, "DNS reply filter drops all results");

        DnsResult Failed(DnsStatus status, string why) => new(status, [], $"Error looking up name={queryName} type={type}: {why}");
    }
}
