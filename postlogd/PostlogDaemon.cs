using Postfix.Config;
using Postfix.Logging;
using Postfix.Server;

namespace Postfix.Postlogd;

/// <summary>postlogd(8): writes the lines of all programs to maillog_file.</summary>
internal sealed class PostlogDaemon : Daemon
{
    // Time, host and tag before the text of a line.
    private const int MaxDatagram = LineTarget.MaxTextBytes + 512;

    private LogFile? _file;

    public override DaemonTraits Traits { get; } = new("postlogd")
    {
        ProcessLimit = RequiredProcessLimit.One,
        EndsAfterUse = false,
        WatchdogTimeout = LoggingParameters.PostlogdWatchdogTimeout,
    };

    public override void Prepare(DaemonContext context)
    {
        // Without maillog_file only a stray program sends lines here; they are not lost but go to syslog.
        if (context.Settings[LoggingParameters.MaillogFile].Length > 0)
            _file = MaillogFile.Open(context.Settings);
    }

    public override IService Start(DaemonContext context) =>
        new DatagramService(new LogLineHandler(_file, context.Log), MaxDatagram);
}
