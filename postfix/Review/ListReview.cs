using System.Buffers;
using Postfix.Config;
using Postfix.Net;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>Lists of names and networks that refer to files which cannot be read, and networks that are none.</summary>
internal sealed class ListReview : IReview
{
    // Everything that is read as a list of patterns, where "/file" stands for what is in the file.
    private static readonly HashSet<string> s_lists = new(StringComparer.Ordinal)
    {
        "authorized_flush_users", "authorized_mailq_users", "authorized_submit_users", "debug_peer_list", "fast_flush_domains",
        "lmtp_connection_cache_destinations", "lmtp_sasl_mechanism_filter", "masquerade_exceptions", "mydestination", "mynetworks",
        "parent_domain_matches_subdomains", "permit_mx_backup_networks", "qmqpd_authorized_clients", "relay_domains",
        "smtp_connection_cache_destinations", "smtp_sasl_mechanism_filter", "smtpd_authorized_verp_clients",
        "smtpd_authorized_xclient_hosts", "smtpd_authorized_xforward_hosts", "smtpd_client_event_limit_exceptions",
        "smtpd_forbid_bare_newline_exclusions", "smtpd_forbidden_commands", "smtpd_log_access_permit_actions", "smtpd_noop_commands",
        "smtpd_sasl_exceptions_networks", "smtpd_sasl_mechanism_filter", "virtual_alias_domains", "virtual_mailbox_domains",
    };

    private static readonly SearchValues<char> s_networkLetters = SearchValues.Create("0123456789.abcdefABCDEF:[]/");

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration) =>
        from setting in configuration.AllSettings
        where s_lists.Contains(setting.Name)
        from word in Tokens.SplitWithBraces(setting.Expanded).Select(word => word.TrimStart('!'))
        let finding = word.StartsWith('/') ? JudgeFile(setting, word) : JudgeNetwork(setting, word)
        where finding is not null
        select finding.Value;

    private static Finding? JudgeFile(ReviewedSetting setting, string path)
    {
        using FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno error);
        if (file is null)
            return setting.Report($"{setting.Name}: {path}: {error.Describe()}", error == Errno.ENOENT ? $"create {path}, or remove it" : "let it be read");
        return file.Status().IsRegular ? null : setting.Report($"{setting.Name}: {path} is no file", "name a file");
    }

    private static Finding? JudgeNetwork(ReviewedSetting setting, string word)
    {
        if (!word.Contains('/') || word.AsSpan().ContainsAnyExcept(s_networkLetters))
            return null;
        try
        {
            Cidr.Parse(word);
            return null;
        }
        catch (FormatException problem)
        {
            // A lookup that meets such a pattern fails, and the client is told to come again.
            const string consequence = "no client behind it in the list is recognized";
            int advice = problem.Message.IndexOf(", perhaps you should use", StringComparison.Ordinal);
            bool isBadAdvice = advice >= 0 && int.TryParse(word[(word.LastIndexOf('/') + 1)..], out int length) && length <= OpenLists.WidestPrefix;
            return isBadAdvice
                ? setting.Report($"{setting.Name}: {problem.Message[..advice]}, {consequence}", "correct the length: with this one, everybody is meant")
                : setting.Report($"{setting.Name}: {problem.Message}, {consequence}", "correct it");
        }
    }
}
