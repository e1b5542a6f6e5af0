using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Dns;

/// <summary>
/// smtp_dns_reply_filter and smtpd_dns_reply_filter: tables are asked about each record in its textual form, and say IGNORE to what
/// is to count as not there.
/// </summary>
/// <param name="name">The parameter's name, for warnings.</param>
/// <param name="find">Asks the tables; logs it when one is at fault.</param>
/// <param name="log">Told what is ignored, and what no table may say.</param>
public sealed class DnsReplyFilter(string name, Func<string, LookupResult> find, Log log)
{
    private const string Ignore = "IGNORE";

    /// <summary>The filter of the tables that a parameter lists; null when it lists none.</summary>
    public static DnsReplyFilter? Open(TableSet tables, Settings settings, Parameter<string> parameter)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(parameter);
        MapList maps = MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.Lock | TableFlags.FoldFixed);
        return maps.IsEmpty ? null : new DnsReplyFilter(parameter.Name, text => maps.Find(text), tables.Context.Log);
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
            if (!found.IsFound || !IsIgnore(found.Value))
                return Failed(DnsStatus.TemporaryFailure, "Invalid DNS reply filter syntax");
            log.Info($"ignoring DNS RR: {text}");
        }
        return kept.Count > 0 ? result with { Records = kept } : Failed(DnsStatus.Filtered, "DNS reply filter drops all results");

        bool IsIgnore(string action)
        {
            if (Tokens.SplitList(action) is [var word, ..] && ByteText.EqualsIgnoreCase(word, Ignore))
                return true;
            log.Warning($"{name}: unknown DNS filter action: \"{action}\"");
            return false;
        }

        DnsResult Failed(DnsStatus status, string why) => new(status, [], $"Error looking up name={queryName} type={type}: {why}");
    }
}
