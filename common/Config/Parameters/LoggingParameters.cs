#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of logging and debugging.</summary>
public static class LoggingParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("logging");

    public static readonly Parameter<int> DebugPeerLevel = Group.Number("debug_peer_level", "2", min: 1);

    public static readonly Parameter<string> DebugPeerList = Group.Text("debug_peer_list", "");

    public static readonly Parameter<string> DebuggerCommand = Group.Text("debugger_command", "");

    public static readonly Parameter<int> DelayLoggingResolutionLimit =
        Group.Number("delay_logging_resolution_limit", "2", max: 6);

    public static readonly Parameter<bool> HelpfulWarnings = Group.Bool("helpful_warnings", "yes");

    public static readonly Parameter<string> InfoLogAddressFormat =
        Group.Text("info_log_address_format", "external", minLength: 1);

    public static readonly Parameter<string> MaillogFile = Group.Text("maillog_file", "");

    public static readonly Parameter<string> MaillogFileCompressor = Group.Text("maillog_file_compressor", "gzip", minLength: 1);

    public static readonly Parameter<string> MaillogFilePermissions =
        Group.Text("maillog_file_permissions", "0600", minLength: 1);

    public static readonly Parameter<string> MaillogFilePrefixes =
        Group.Text("maillog_file_prefixes", "/var, /dev/stdout", minLength: 1);

    public static readonly Parameter<string> MaillogFileRotateSuffix =
        Group.Text("maillog_file_rotate_suffix", "%Y%m%d-%H%M%S", minLength: 1);

    public static readonly Parameter<string> PostlogServiceName = Group.Text("postlog_service_name", "postlog", minLength: 1);

    public static readonly Parameter<TimeSpan> PostlogdWatchdogTimeout = Group.Time("postlogd_watchdog_timeout", "10s", min: 10);

    public static readonly Parameter<bool> RespectfulLogging =
        Group.Bool("respectful_logging", "${{$compatibility_level} <level {3.6} ? {no} : {yes}}");

    public static readonly Parameter<string> SyslogFacility = Group.Text("syslog_facility", "mail", minLength: 1);

    public static readonly Parameter<string> SyslogName =
        Group.Text("syslog_name", "${multi_instance_name?{$multi_instance_name}:{postfix}}", minLength: 1);
}
