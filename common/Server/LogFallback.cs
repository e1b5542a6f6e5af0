namespace Postfix.Server;

/// <summary>Where a program logs while postlogd(8) does not run although maillog_file is set.</summary>
public enum LogFallback
{
    /// <summary>To syslog.</summary>
    Syslog,

    /// <summary>To maillog_file itself, if this user may write it: master and the commands that start and stop the system.</summary>
    MaillogFile,
}
