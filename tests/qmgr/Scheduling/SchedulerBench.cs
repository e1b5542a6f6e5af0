using System.Runtime.InteropServices;
using Postfix.Events;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Tests.Scheduling;

/// <summary>A scheduler with messages that exist only in memory; the test plays the delivery agents.</summary>
internal sealed class SchedulerBench : IActiveQueue
{
    private readonly Dictionary<MessageEntry, Queue<(string Transport, string Destination)>> _unread = [];
    private int _lastId;

    public SchedulerBench(TransportLimits? limits = null, SchedulerSettings? settings = null, Func<string, TransportLimits>? limitsOf = null)
    {
        Settings = settings ?? new SchedulerSettings();
        Timers = new TimerQueue(Clock);
        var seconds = new SchedulerClock(Clock);
        Transports = new TransportTable(limitsOf ?? (_ => limits ?? new TransportLimits()), seconds, this);
        var log = new QueueManagerLog(new Log(verbosity: 0, new CapturedLines(Log)), AddressLogForm.External);
        Health = new DestinationHealth(Transports, Settings, Timers, log);
        var congestion = new CongestionWarning(Settings, new ActiveCount { Messages = 10 }, seconds, log);
        Scheduler = new Scheduler(Transports, Health, congestion, Settings, seconds, this);
    }

    public ManualClock Clock { get; } = new();

    public TimerQueue Timers { get; }

    public TransportTable Transports { get; }

    public DestinationHealth Health { get; }

    public Scheduler Scheduler { get; }

    public SchedulerSettings Settings { get; }

    public List<string> Log { get; } = [];

    public List<string> Done { get; } = [];

    public List<string> DeferredNow { get; } = [];

    public Transport Smtp => Transports.Named("smtp");

    /// <summary>Queues a message with one recipient at each of these destinations of smtp.</summary>
    public MessageEntry Add(params string[] destinations) => Add(10, destinations.Select(d => ("smtp", d)));

    /// <summary>Queues a message of which at most <paramref name="inMemory"/> recipients are read at first.</summary>
    public MessageEntry Add(int inMemory, IEnumerable<(string Transport, string Destination)> recipients)
    {
        var message = new MessageEntry(QueueId.Parse($"M{++_lastId}")!.Value, new MessageEnvelope { Sender = "s@test" }, Clock.GetTimestamp() / Clock.TimestampFrequency)
        {
            ActiveSince = Clock.GetUtcNow(),
            Options = RunOptions.None,
            RecipientLimit = 10,
        };
        _unread[message] = new(recipients);
        message.UnreadRecipients = _unread[message].Count;
        Read(message, inMemory);
        return message;
    }

    /// <summary>Starts the next delivery; fails the test when there is none.</summary>
    public DeliveryEntry Start(Transport? transport = null) =>
        Scheduler.Select(transport ?? Smtp) ?? throw new InvalidOperationException("nothing to select");

    /// <summary>Starts and ends a delivery without trouble.</summary>
    public DeliveryEntry Deliver(Transport? transport = null)
    {
        DeliveryEntry entry = Start(transport);
        Succeed(entry);
        return entry;
    }

    public void Succeed(DeliveryEntry entry)
    {
        Health.CountSuccess(entry.Destination);
        Scheduler.Finish(entry);
    }

    public void Fail(DeliveryEntry entry)
    {
        var problem = new DeliveryProblem("4.4.1", "delivery temporarily suspended: no answer");
        if (Health.CountFailure(entry.Destination, problem))
            Scheduler.DeferWaiting(entry.Destination, problem);
        Scheduler.Finish(entry);
    }

    public void Pass(double seconds)
    {
        Clock.Advance(seconds);
        Timers.RunDue();
    }

    void IActiveQueue.ReadMore(MessageEntry message) => Read(message, message.RecipientLimit - message.RecipientCount);

    void IActiveQueue.Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem) =>
        DeferredNow.Add($"{message.QueueId} {recipient.Address} {problem.Status} {problem.Reason}");

    void IActiveQueue.AllTried(MessageEntry message)
    {
        Done.Add(message.QueueId.Value);
        if (message.HasUnread)
        {
            Done.RemoveAt(Done.Count - 1);
            Read(message, Math.Max(message.RecipientLimit - message.RecipientCount, 1));
            return;
        }
        Scheduler.Forget(message);
    }

    private void Read(MessageEntry message, int limit)
    {
        Queue<(string Transport, string Destination)> unread = _unread[message];
        List<RoutedRecipient> batch = [];
        while (batch.Count < limit && unread.TryDequeue(out var next))
        {
            Transport transport = Transports.Named(next.Transport);
            DestinationQueue destination = Transports.Destination(transport, next.Destination, next.Destination);
            batch.Add(new(new DeliverRecipient("", $"r{unread.Count}@{next.Destination}", unread.Count, "", 0), destination));
        }
        message.UnreadRecipients = unread.Count;
        message.UnreadOffset = unread.Count;
        message.ReadAt = Clock.GetTimestamp() / Clock.TimestampFrequency;
        batch.Sort((a, b) => string.CompareOrdinal(a.Destination!.Transport.Name + a.Destination.Name, b.Destination!.Transport.Name + b.Destination.Name));
        Scheduler.Assign(message, CollectionsMarshal.AsSpan(batch));
        if (!message.HasUnread)
            Scheduler.ReclaimUnused(message);
    }
}
