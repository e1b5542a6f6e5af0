namespace Postfix.Config;

/// <summary>Parameters of logging and debugging.</summary>
public static class LoggingParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("logging");

    /// <summary>How many levels more are logged for hosts on debug_peer_list.</summary>
    public static readonly Parameter<int> DebugPeerLevel = Group.Number("debug_peer_level", "2", min: 1);

    /// <summary>Clients and servers whose sessions are logged in detail.</summary>
    public static readonly Parameter<string> DebugPeerList = Group.Text("debug_peer_list", "");

    /// <summary>Command that is started for a program with option -D.</summary>
    public static readonly Parameter<string> DebuggerCommand = Group.Text("debugger_command", "");

    /// <summary>Digits after the decimal point in logged delays.</summary>
    public static readonly Parameter<int> DelayLoggingResolutionLimit =
        Group.Number("delay_logging_resolution_limit", "2", max: 6);

    /// <summary>Whether configuration that is probably wrong is remarked on in the log.</summary>
    public static readonly Parameter<bool> HelpfulWarnings = Group.Bool("helpful_warnings", "yes");

    /// <summary>Whether logged addresses are quoted as in SMTP (external) or not (internal).</summary>
    public static readonly Parameter<string> InfoLogAddressFormat =
        Group.Text("info_log_address_format", "external", minLength: 1);

    /// <summary>Log file of postlogd(8); empty logs to syslog.</summary>
    public static readonly Parameter<string> MaillogFile = Group.Text("maillog_file", "");

    /// <summary>Command that compresses a rotated log file.</summary>
    public static readonly Parameter<string> MaillogFileCompressor = Group.Text("maillog_file_compressor", "gzip", minLength: 1);

    /// <summary>Mode of a new log file, octal.</summary>
    public static readonly Parameter<string> MaillogFilePermissions =
        Group.Text("maillog_file_permissions", "0600", minLength: 1);

    /// <summary>Directories in which maillog_file may be.</summary>
    public static readonly Parameter<string> MaillogFilePrefixes =
        Group.Text("maillog_file_prefixes", "/var, /dev/stdout", minLength: 1);

    /// <summary>strftime(3) format of the suffix of a rotated log file.</summary>
    public static readonly Parameter<string> MaillogFileRotateSuffix =
        Group.Text("maillog_file_rotate_suffix", "%Y%m%d-%H%M%S", minLength: 1);

    /// <summary>Name of the service of postlogd(8).</summary>
    public static readonly Parameter<string> PostlogServiceName = Group.Text("postlog_service_name", "postlog", minLength: 1);

    /// <summary>How long postlogd(8) may take over one request before it ends itself.</summary>
    public static readonly Parameter<TimeSpan> PostlogdWatchdogTimeout = Group.Time("postlogd_watchdog_timeout", "10s", min: 10);

    /// <summary>Whether log lines say "allowlist" and "denylist".</summary>
    public static readonly Parameter<bool> RespectfulLogging =
        Group.Bool("respectful_logging", "${{$compatibility_level} <level {3.6} ? {no} : {yes}}");

    /// <summary>syslog facility of the mail log.</summary>
    public static readonly Parameter<string> SyslogFacility = Group.Text("syslog_facility", "mail", minLength: 1);

    /// <summary>What precedes the program name in log lines.</summary>
    public static readonly Parameter<string> SyslogName =
        Group.Text("syslog_name", "${multi_instance_name?{$multi_instance_name}:{postfix}}", minLength: 1);
}
