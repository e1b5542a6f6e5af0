using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Postlogd;

/// <summary>postlogd(8): writes the lines of all programs to maillog_file.</summary>
internal sealed class PostlogDaemon : Daemon
{
    // Time, host and tag before the text of a line.
    private const int MaxDatagram = LineTarget.MaxTextBytes + 512;

    private LogFile? _file;
    private SyslogTarget? _syslog;

    public override DaemonTraits Traits { get; } = new("postlogd")
    {
        ProcessLimit = RequiredProcessLimit.One,
        Transports = TransportTypes.Datagrams,
        OptionLetters = DaemonOptions.LettersOfDatagrams,
        EndsAfterUse = false,
        WatchdogTimeout = LoggingParameters.PostlogdWatchdogTimeout,
        WritesMaillog = true,
    };

    public override void Prepare(DaemonContext context)
    {
        _syslog = ProcessLog.ConnectSyslog(context.Settings, Traits.Name);
        // Without maillog_file only a stray program sends lines here; they are not lost but go to syslog.
        if (context.Settings[LoggingParameters.MaillogFile].Length > 0)
            _file = TryOpen(context);
    }

    public override IService Start(DaemonContext context) =>
        new DatagramService(new LogLineHandler(_file, _syslog!, context.Log), MaxDatagram);

    // All programs wait for the one that reads their lines, so there must be one, whatever is wrong with the file.
    private static LogFile? TryOpen(DaemonContext context)
    {
        try
        {
            return MaillogFile.Open(context.Settings);
        }
        catch (Exception error) when (error is ConfigurationException or PosixException)
        {
            context.Log.Error($"{error.Message} -- lines go to syslog");
            return null;
        }
    }
}
