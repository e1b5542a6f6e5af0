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
    /// <exception cref="ConfigurationException">What main.cf says about the log is wrong.</exception>
    public static Log CreateTagged(
        Settings settings, string tag, int verbosity, LogFallback fallback, params LineTarget[] additional)
    {
        ArgumentNullException.ThrowIfNull(settings);
        LinePrefix prefix = new(tag);
        LineTarget target = new SyslogTarget(prefix, FacilityOf(settings));
        if (PostlogPath(settings) is string path)
        {
            MaillogFile.CheckName(settings);
            MaillogPrefix lines = new(settings[MailParameters.MyHostname], prefix);
            bool hasFile = fallback == LogFallback.MaillogFile;
            if (hasFile)
                target = new FileTarget(lines, () => TryOpenFile(settings), target);
            target = new PostlogTarget(path, lines, target) { NeverWaits = hasFile };
        }
        target.Prepare();
        return CreateFor(settings, verbosity, [target, .. additional]);
    }

    /// <summary>
    /// The log of postlogd(8) itself: the file that it writes, syslog while that cannot be written. It does not use its own socket, which
    /// nobody reads meanwhile, and waits for nobody.
    /// </summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="program">Program name for the tag.</param>
    /// <param name="verbosity">Number of <c>-v</c> options.</param>
    /// <param name="additional">Further targets, such as standard error.</param>
    public static Log CreateForLogDaemon(Settings settings, string program, int verbosity, params LineTarget[] additional)
    {
        LineTarget target = ConnectSyslog(settings, program);
        if (settings[LoggingParameters.MaillogFile].Length > 0)
        {
            MaillogPrefix lines = new(settings[MailParameters.MyHostname], new LinePrefix(TagOf(settings, program)));
            FileTarget file = new(lines, () => TryOpenFile(settings), target);
            file.Prepare();
            target = file;
        }
        return CreateFor(settings, verbosity, [target, .. additional]);
    }

    /// <summary>The log of a configured program that has only these targets.</summary>
    /// <param name="settings">Says what may stand in a line.</param>
    /// <param name="verbosity">Number of <c>-v</c> options.</param>
    /// <param name="targets">Where lines go.</param>
    public static Log CreateFor(Settings settings, int verbosity, params LineTarget[] targets)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _ = settings.CompatibilityLevel; // the default depends on it, but its errors have words of their own
        return new Log(verbosity, targets) { KeepsUtf8 = settings[MailParameters.SmtpUtf8Enable] };
    }

    /// <summary>The way to syslog for whoever must not wait: a line that would have to is lost.</summary>
    public static SyslogTarget ConnectSyslog(Settings settings, string program)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SyslogTarget target = new(new LinePrefix(TagOf(settings, program)), FacilityOf(settings)) { NeverWaits = true };
        target.Prepare();
        return target;
    }

    /// <summary>The log of postlogd(8) before there is a configuration: syslog.</summary>
    public static Log CreateEarlyForLogDaemon(string program, params LineTarget[] additional) =>
        new(verbosity: 0, [new SyslogTarget(new LinePrefix(EarlyTagOf(program))) { NeverWaits = true }, .. additional]);

    /// <summary>The log before there is a configuration: what master's environment says, else syslog.</summary>
    public static Log CreateEarly(string program, params LineTarget[] additional) =>
        CreateEarlyTagged(EarlyTagOf(program), verbosity: 0, additional);

    /// <summary>As <see cref="CreateEarly"/>, with a tag of the program's choice.</summary>
    public static Log CreateEarlyTagged(string tag, int verbosity, params LineTarget[] additional)
    {
        LinePrefix prefix = new(tag);
        SyslogTarget syslog = new(prefix);
        LineTarget target = Inherited(PostlogVariable) is { Length: > 0 } path
            ? new PostlogTarget(path, new MaillogPrefix(Inherited(HostnameVariable) ?? Host.Name, prefix), syslog)
            : syslog;
        return new Log(verbosity, [target, .. additional]);
    }

    /// <summary>The usual tag of a program before there is a configuration.</summary>
    public static string EarlyTagOf(string program) => $"{Inherited(TagVariable) ?? "postfix"}/{program}";

    private static int FacilityOf(Settings settings)
    {
        Parameter<string> parameter = LoggingParameters.SyslogFacility;
        string name = settings[parameter];
        return SyslogFacility.Find(name) ?? throw new ConfigurationException(
            $"file {settings.ConfigDirectory}/main.cf: parameter {parameter}: unrecognized value: {name}", parameter: parameter.Name);
    }

    // The environment of a program with more rights than its user may be a trap.
    private static string? Inherited(string variable) => Credentials.IsSetId ? null : Environ.Get(variable);

    private static LogFile? TryOpenFile(Settings settings)
    {
        try
        {
            return MaillogFile.Open(settings);
        }
        catch (Exception error) when (error is PosixException or ConfigurationException)
        {
            return null; // not root, or not allowed: the line goes to syslog
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
        ArgumentNullException.ThrowIfNull(settings);
        return settings[LoggingParameters.MaillogFile].Length == 0
            ? null
            : SocketOf(settings);
    }

    private static string SocketOf(Settings settings) =>
        $"{settings[MailParameters.QueueDirectory]}/public/{settings[LoggingParameters.PostlogServiceName]}";
}
