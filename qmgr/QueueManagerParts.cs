using Postfix.Config;
using Postfix.Delivery;
using Postfix.Events;
using Postfix.Mail;
using Postfix.QueueManager.Delivery;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Queue;
using Postfix.QueueManager.Routing;
using Postfix.QueueManager.Scheduling;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.QueueManager;

/// <summary>Builds the queue manager out of its parts; the one place where they are all known.</summary>
internal sealed class QueueManagerParts : IDisposable
{
    private readonly EventLoop _loop;
    private readonly QueueFiles _files;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _runDelay;

    private QueueManagerParts(EventLoop loop, QueueFiles files, TimeProvider clock, TimeSpan runDelay) =>
        (_loop, _files, _clock, _runDelay) = (loop, files, clock, runDelay);

    /// <summary>The messages.</summary>
    public required ActiveQueue Active { get; init; }

    /// <summary>Where they come from.</summary>
    public required Intake Intake { get; init; }

    /// <summary>Where they go.</summary>
    public required DeliveryDispatcher Dispatcher { get; init; }

    /// <summary>Builds the parts from main.cf.</summary>
    public static QueueManagerParts Build(DaemonContext context, EventLoop loop, FlowTokens? tokens)
    {
        // Others wait for us, so nobody may keep us waiting as long as they may elsewhere.
        Settings settings = context.Settings.With(
            [("ipc_timeout", $"{context.Settings[QueueManagerParameters.IpcTimeout].TotalSeconds}s")]);
        var log = new QueueManagerLog(context.Log, settings[LoggingParameters.InfoLogAddressFormat] != "internal");
        LoadLimits limits = LoadLimits.From(settings, log);
        SchedulerSettings scheduling = SchedulerSettingsOf(settings, limits);
        var services = new MailServices(settings, context.Log, context.Time);
        var directory = new QueueDirectory(QueueLayoutSettings.From(settings), context.Time);
        var files = new QueueFiles(directory, log);
        var seconds = new SchedulerClock(context.Time);
        var count = new ActiveCount();
        DeliveryDispatcher? dispatcher = null;
        DestinationHealth? health = null;
        var active = new ActiveQueue(files, count, seconds, context.Time, log, queue =>
        {
            var limitsReader = new TransportLimitsReader(settings, log);
            var transports = new TransportTable(limitsReader.Read, seconds, queue);
            health = new DestinationHealth(transports, scheduling, loop.Timers, log);
            var congestion = new CongestionWarning(scheduling, count, seconds, log);
            var scheduler = new Scheduler(transports, health, congestion, scheduling, seconds, queue);
            var reporting = new RecipientDisposal(
                new RecipientReporter(services, ReporterOptions.From(settings), context.Log, context.Time), files);
            var router = new RecipientRouter(
                RouterSettings.From(settings), new RewriteAddressService(services.Rewrite), transports, health, count, reporting);
            dispatcher = new DeliveryDispatcher(
                transports, scheduler, new DeliveryResults(scheduler, health, log),
                new DeliveryRequestBuilder(settings[MailParameters.SmtpUtf8Enable]), DispatcherLimits.From(settings), loop, seconds, log);
            return new ActiveQueueParts(
                scheduler,
                new MessageLoader(files, router, scheduler, count, seconds, limits, EnvelopeOptions.From(settings), log),
                DisposalOf(settings, services, files, loop, context.Time, queue, log),
                reporting);
        });
        var incoming = new QueueScan(QueueName.Incoming, directory.Scan);
        var deferred = new QueueScan(QueueName.Deferred, directory.Scan);
        return new QueueManagerParts(loop, files, context.Time, settings[QueueManagerParameters.QueueRunDelay])
        {
            Active = active,
            Dispatcher = dispatcher!,
            Intake = new Intake(incoming, deferred, active, count, health!, limits.Messages, tokens),
        };
    }

    /// <summary>Begins as after every start: what was active comes first, then both queues are looked through.</summary>
    public void StartScans()
    {
        _files.ReturnActiveToIncoming(_clock.GetUtcNow());
        Intake.Request(new TriggerRequest(ScanOptions.Start, ScanOptions.None));
        ScanDeferred();
    }

    /// <inheritdoc/>
    public void Dispose() => Dispatcher.Dispose();

    private void ScanDeferred()
    {
        Intake.Request(new TriggerRequest(ScanOptions.None, ScanOptions.Start));
        _loop.After(_runDelay, ScanDeferred);
    }

    private static SchedulerSettings SchedulerSettingsOf(Settings settings, LoadLimits limits) => new()
    {
        DestinationRetryTime = settings[QueueManagerParameters.MinimalBackoffTime],
        TransportRetryTime = settings[QueueManagerParameters.TransportRetryTime],
        RecipientLimit = limits.Recipients,
        ActiveLimit = limits.Messages,
        CongestionWarningTime = settings[LoggingParameters.HelpfulWarnings] ? settings[QueueManagerParameters.ClogWarnTime] : TimeSpan.Zero,
        LogsFeedback = settings[QueueManagerParameters.DestinationConcurrencyFeedbackDebug],
    };

    private static MessageDisposal DisposalOf(
        Settings settings, MailServices services, QueueFiles files, EventLoop loop, TimeProvider clock, IMessageOwner owner,
        QueueManagerLog log) => new(
            files, new Notifier(services.DeliveryStatus, loop), LifetimePolicy.From(settings, log), BackoffPolicy.From(settings), clock,
            !settings[QueueManagerParameters.DisableVerpBounces], owner, log);
}
