namespace Postfix.Config;

/// <summary>All groups of parameters. A group is created when a name is looked for in it, not before.</summary>
public static class ParameterCatalog
{
    /// <summary>One row per group; a prefix that all its names have spares creating it for other names.</summary>
    private static readonly (string Prefix, Func<ParameterGroup> Group)[] Rows =
    [
        ("", static () => MailParameters.Group),
        ("", static () => ProcessParameters.Group),
        ("", static () => LoggingParameters.Group),
        ("", static () => ServiceParameters.Group),
        ("", static () => MasterParameters.Group),
        ("", static () => TableParameters.Group),
        ("", static () => SmtpdSaslParameters.Group),
        ("", static () => SmtpdParameters.Group),
        ("", static () => SmtpdAccessParameters.Group),
        ("smtpd_", static () => SmtpdTlsParameters.Group),
        ("smtp_", static () => SmtpTlsParameters.Smtp.Group),
        ("smtp_", static () => SmtpSaslParameters.Smtp.Group),
        ("smtp_", static () => SmtpParameters.Smtp.Group),
        ("lmtp_", static () => SmtpTlsParameters.Lmtp.Group),
        ("lmtp_", static () => SmtpSaslParameters.Lmtp.Group),
        ("lmtp_", static () => SmtpParameters.Lmtp.Group),
        ("", static () => SmtpSharedParameters.Group),
        ("", static () => CleanupParameters.Group),
        ("", static () => MimeParameters.Group),
        ("", static () => RewriteParameters.Group),
        ("", static () => QueueManagerParameters.Group),
        ("", static () => LocalParameters.Group),
        ("virtual_", static () => VirtualParameters.Group),
        ("", static () => BounceParameters.Group),
        ("", static () => CommandParameters.Group),
        ("", static () => MultiInstanceParameters.Group),
        ("anvil_", static () => AnvilParameters.Group),
        ("connection_cache_", static () => ConnectionCacheParameters.Group),
        ("fast_flush_", static () => FlushParameters.Group),
        ("", static () => MilterParameters.Group),
        ("address_verify_", static () => VerifyParameters.Group),
        ("postscreen_", static () => PostscreenTlsParameters.Group),
        ("", static () => PostscreenParameters.Group),
        ("qmqpd_", static () => QmqpdParameters.Group),
        ("", static () => TlsParameters.Group),
        ("tlsproxy_", static () => TlsproxyParameters.Group),
        ("default_clients_per_process", static () => ExtensionParameters.Group),
        ("", static () => LegacyParameters.Group),
    ];

    /// <summary>Every group, for postconf(1) and tests.</summary>
    public static IEnumerable<ParameterGroup> Groups
    {
        get
        {
            foreach ((_, Func<ParameterGroup> group) in Rows)
            {
                yield return group();
            }
        }
    }

    /// <summary>The parameter with that name, or null.</summary>
    public static Parameter? Find(string name)
    {
        foreach ((string prefix, Func<ParameterGroup> group) in Rows)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && group().Find(name) is { } parameter)
            {
                return parameter;
            }
        }

        return null;
    }
}
