using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Chooses where a process logs: postlogd(8) when there is a maillog_file, else syslog (postlogd(8), syslog_name).</summary>
public static class ProcessLog
{
    /// <summary>Environment variable by which master names the postlog socket.</summary>
    public const string PostlogVariable = "POSTLOG_SERVICE";

    /// <summary>Environment variable by which master gives the host name for log lines.</summary>
    public const string HostnameVariable = "POSTLOG_HOSTNAME";

    /// <summary>Environment variable by which master gives the tag for log lines before main.cf is read.</summary>
    public const string TagVariable = "MAIL_LOGTAG";

    /// <summary>The log of a configured program.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="program">Program name for the tag: "smtpd", "postfix-script".</param>
    /// <param name="verbosity">Number of <c>-v</c> options.</param>
    /// <param name="additional">Further targets, such as standard error.</param>
    public static Log Create(Settings settings, string program, int verbosity, params LineTarget[] additional) =>
        CreateTagged(settings, TagOf(settings, program), verbosity, LogFallback.Syslog, additional);

    /// <summary>The usual tag of a program: "postfix/smtpd".</summary>
    public static string TagOf(Settings settings, string program)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return $"{settings[LoggingParameters.SyslogName]}/{program}";
    }

    /// <summary>The log of a configured program with a tag of its choice.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="tag">Stands before the process id.</param>
    /// <param name="verbosity">Number of <c>-v</c> options.</param>
    /// <param name="fallback">Where lines go while postlogd(8) does not run.</param>
    /// <param name="additional">Further targets, such as standard error.</param>
    public static Log CreateTagged(
        Settings settings, string tag, int verbosity, LogFallback fallback, params LineTarget[] additional)
    {
        ArgumentNullException.ThrowIfNull(settings);
        LinePrefix prefix = new(tag);
        LineTarget target = new SyslogTarget(prefix, SyslogFacility.Find(settings[LoggingParameters.SyslogFacility]));
        if (PostlogPath(settings) is string path)
        {
            bool hasFile = fallback == LogFallback.MaillogFile && settings[LoggingParameters.MaillogFile].Length > 0;
            if (hasFile)
                target = new FileTarget(() => TryOpenFile(settings), target);
            target = new PostlogTarget(path, settings[MailParameters.MyHostname], prefix, target) { NeverWaits = hasFile };
        }
        target.Prepare();
        return new Log(verbosity, [target, .. additional]);
    }

    /// <summary>The log before there is a configuration: what master's environment says, else syslog.</summary>
    public static Log CreateEarly(string program, params LineTarget[] additional)
    {
        LinePrefix prefix = new($"{Environ.Get(TagVariable) ?? "postfix"}/{program}");
        SyslogTarget syslog = new(prefix);
        LineTarget target = Environ.Get(PostlogVariable) is string path
            ? new PostlogTarget(path, Environ.Get(HostnameVariable) ?? Host.Name, prefix, syslog)
            : syslog;
        return new Log(verbosity: 0, [target, .. additional]);
    }

    private static LogFile? TryOpenFile(Settings settings)
    {
        try
        {
            return MaillogFile.Open(settings);
        }
        catch (PosixException)
        {
            return null; // not root: the line goes to syslog
        }
    }

    /// <summary>Tells the programs that this one starts, which may have to log before they have read main.cf.</summary>
    public static void Export(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings[LoggingParameters.MaillogFile].Length == 0)
        {
            Environ.Remove(PostlogVariable);
            Environ.Remove(HostnameVariable);
            return;
        }
        Environ.Set(PostlogVariable, SocketOf(settings));
        Environ.Set(HostnameVariable, settings[MailParameters.MyHostname]);
    }

    /// <summary>The absolute path of the postlog socket; null when programs log to syslog.</summary>
    public static string? PostlogPath(Settings settings)
    {
        if (Environ.Get(PostlogVariable) is string given)
            return given;
        return settings[LoggingParameters.MaillogFile].Length == 0
            ? null
            : SocketOf(settings);
    }

    private static string SocketOf(Settings settings) =>
        $"{settings[MailParameters.QueueDirectory]}/public/{settings[LoggingParameters.PostlogServiceName]}";
}
