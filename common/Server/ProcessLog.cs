using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Chooses where a process logs: postlogd(8) when there is a maillog_file, else syslog (postlogd(8), syslog_name).</summary>
public static class ProcessLog
{
    /// <summary>Environment variable by which master names the postlog socket.</summary>
    public const string PostlogVariable = "POSTLOG_SERVICE";

    private const string HostnameVariable = "POSTLOG_HOSTNAME";
    private const string TagVariable = "MAIL_LOGTAG";

    /// <summary>The log of a configured program.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="program">Program name for the tag: "smtpd", "postfix-script".</param>
    /// <param name="verbosity">Number of <c>-v</c> options.</param>
    /// <param name="additional">Further targets, such as standard error.</param>
    public static Log Create(Settings settings, string program, int verbosity, params LineTarget[] additional)
    {
        ArgumentNullException.ThrowIfNull(settings);
        LinePrefix prefix = new($"{settings[LoggingParameters.SyslogName]}/{program}", Environment.ProcessId);
        SyslogTarget syslog = new(prefix, SyslogFacility.Find(settings[LoggingParameters.SyslogFacility]));
        DatagramTarget target = PostlogPath(settings) is string path
            ? new PostlogTarget(path, settings[MailParameters.MyHostname], prefix, syslog)
            : syslog;
        target.Connect();
        return new Log(verbosity, [target, .. additional]);
    }

    /// <summary>The log before there is a configuration: what master's environment says, else syslog.</summary>
    public static Log CreateEarly(string program, params LineTarget[] additional)
    {
        LinePrefix prefix = new($"{Environ.Get(TagVariable) ?? "postfix"}/{program}", Environment.ProcessId);
        SyslogTarget syslog = new(prefix);
        LineTarget target = Environ.Get(PostlogVariable) is string path
            ? new PostlogTarget(path, Environ.Get(HostnameVariable) ?? Host.Name, prefix, syslog)
            : syslog;
        return new Log(verbosity: 0, [target, .. additional]);
    }

    private static string? PostlogPath(Settings settings)
    {
        if (Environ.Get(PostlogVariable) is string given)
            return given;
        return settings[LoggingParameters.MaillogFile].Length == 0
            ? null
            : $"{settings[MailParameters.QueueDirectory]}/public/{settings[LoggingParameters.PostlogServiceName]}";
    }
}
