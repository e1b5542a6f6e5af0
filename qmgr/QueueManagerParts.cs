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
    private readonly DaemonContext _context;
    private readonly Settings _settings;
    private readonly EventLoop _loop;
    private readonly MailServices _services;
    private readonly QueueManagerLog _log;
    private readonly LoadLimits _limits;
    private readonly SchedulerClock _seconds;
    private readonly ActiveCount _count = new();
    private readonly QueueFiles _files;
    private readonly TransportTable _transports;
    private readonly DestinationHealth _health;
    private readonly DeliveryDispatcher _dispatcher;

    /// <param name="context">What the daemon has to work with.</param>
    /// <param name="loop">Wakes it up.</param>
    /// <param name="tokens">For flow control; null for none.</param>
    public QueueManagerParts(DaemonContext context, EventLoop loop, FlowTokens? tokens)
    {
        _context = context;
        // Others wait for us, so nobody may keep us waiting as long as they may elsewhere.
        _settings = context.Settings.With(
            [(ServiceParameters.IpcTimeout.Name, $"{context.Settings[QueueManagerParameters.IpcTimeout].TotalSeconds}s")]);
        _loop = loop;
        _services = new MailServices(_settings, context.Log, context.Time);
        _log = new QueueManagerLog(context.Log, AddressLogForm.Of(_settings));
        _limits = LoadLimits.From(_settings, _log);
        _seconds = new SchedulerClock(context.Time);
        var directory = new QueueDirectory(QueueLayoutSettings.From(_settings), context.Time);
        _files = new QueueFiles(directory, _log);

        Active = new ActiveQueue(_files, _count, _seconds, context.Time, _log);
        SchedulerSettings scheduling = SchedulerSettings.From(_settings, _limits.Recipients, _limits.Messages);
        _transports = new TransportTable(new TransportLimitsReader(_settings, _log).Read, _seconds, Active);
        _health = new DestinationHealth(_transports, scheduling, loop.Timers, _log);
        var congestion = new CongestionWarning(scheduling, _count, _seconds, _log);
        var scheduler = new Scheduler(_transports, _health, congestion, scheduling, _seconds, Active);
        Active.Attach(BuildActiveParts(scheduler));
        _dispatcher = BuildDispatcher(scheduler);
        Intake = new Intake(
            new QueueScan(QueueName.Incoming, directory.Scan), new QueueScan(QueueName.Deferred, directory.Scan), Active, _count,
            _health, _limits.Messages, tokens);
    }

    /// <summary>The messages.</summary>
    public ActiveQueue Active { get; }

    /// <summary>Where they come from.</summary>
    public Intake Intake { get; }

    /// <summary>Whether there is no message in memory.</summary>
    public bool IsIdle => _count.Messages == 0;

    /// <summary>Lets processes of other services end.</summary>
    public void CloseIdleConnections() => _services.CloseIdle();

    /// <summary>Begins as after every start: what was active comes first, then both queues are looked through.</summary>
    public void StartScans()
    {
        _files.ReturnActiveToIncoming(_context.Time.GetUtcNow());
        Intake.Request(new TriggerRequest(ScanOptions.Start, ScanOptions.None));
        ScanDeferred();
    }

    /// <summary>Does what can be done now; true when there is more to take in.</summary>
    public bool RunRound()
    {
        _dispatcher.CallAgents(); // first, as removing a file may take its time
        Active.DisposeOfTried();
        bool mayHaveMore = Intake.Step();
        Active.DisposeOfTried();
        if (!mayHaveMore)
            _dispatcher.CallAgents(); // there may be something for them now, and nothing else would wake us up
        return mayHaveMore;
    }

    /// <summary>
    /// Starts nothing any more, and waits a little for the deliveries that are under way: the next queue manager could do nothing
    /// with their messages for a minute.
    /// </summary>
    /// <param name="limit">How long at most.</param>
    public void FinishDeliveries(TimeSpan limit)
    {
        _dispatcher.Leave();
        bool isOver = false;
        _loop.After(limit, () => isOver = true);
        while (!isOver && _dispatcher.UnderWay > 0)
        {
            _loop.RunOnce(limit);
            Active.DisposeOfTried();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _dispatcher.Dispose();

    private void ScanDeferred()
    {
        Intake.Request(new TriggerRequest(ScanOptions.None, ScanOptions.Start));
        _loop.After(_settings[QueueManagerParameters.QueueRunDelay], ScanDeferred);
    }

    private ActiveQueueParts BuildActiveParts(Scheduler scheduler)
    {
        var reporter = new RecipientReporter(_services, ReporterOptions.From(_settings),
            new FastFlush(_settings, _context.Tables, _services.Flush), _context.Log, _context.Time);
        var reporting = new RecipientDisposal(reporter, _files);
        var router = new RecipientRouter(
            RouterSettings.From(_settings), new RewriteAddressService(_services.Rewrite), _transports, _health, _count, reporting);
        var loader = new MessageLoader(
            _files, router, scheduler, _count, _seconds, _limits, EnvelopeOptions.From(_settings), _log);
        var disposal = new MessageDisposal(
            _files, new Notifier(_services.DeliveryStatus, _loop, _log), LifetimePolicy.From(_settings, _log), BackoffPolicy.From(_settings),
            _context.Time, !_settings[QueueManagerParameters.DisableVerpBounces], Active, _log);
        return new ActiveQueueParts(scheduler, loader, disposal, reporting);
    }

    private DeliveryDispatcher BuildDispatcher(Scheduler scheduler) => new(
        _transports, scheduler, new DeliveryResults(scheduler, _health, _log),
        new DeliveryRequestBuilder(_settings[MailParameters.SmtpUtf8Enable]), DispatcherLimits.From(_settings), _loop, _seconds, _log);
}
