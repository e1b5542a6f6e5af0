using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>
/// Reports what became of recipients: to the log, to bounce(8), defer(8) and trace(8), and to verify(8) for probes (contract:
/// services.md, sections 3 and 5). What cannot be reported stays in the queue.
/// </summary>
/// <param name="services">The services to report to.</param>
/// <param name="options">soft_bounce and the like.</param>
/// <param name="fastFlush">Told about recipients that wait.</param>
/// <param name="log">The process's log.</param>
/// <param name="time">Now is the end of a delivery.</param>
public sealed class RecipientReporter(
    MailServices services, ReporterOptions options, FastFlush fastFlush, Log log, TimeProvider time)
{
    private const string NoRelay = "none";

    private readonly DeliveryLog _deliveryLog = new(log, time, options.DelayDecimals, options.Addresses);

    /// <summary>Has the last word on status codes and texts; null when nobody has.</summary>
    public DeliveryStatusFilter? StatusFilter { get; init; }

    /// <summary>The recipient was delivered. <paramref name="detail"/> has its action, or "delivered" is meant.</summary>
    public RecipientOutcome Sent(ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail)
    {
        detail = Filtered(detail, '2', "sent");
        if (IsVerification(message))
            return Verified(message, recipient, relay, detail with { Action = "deliverable" }, AddressStatus.Deliverable);
        if (detail.Action.Length == 0)
            detail = detail with { Action = "delivered" };
        bool wantsTrace = message.Flags.HasFlag(DeliverRequestFlags.Record)
            || ((NotifyFlags)recipient.Notify).HasFlag(NotifyFlags.Success)
            || EndsDelay(message, recipient);
        if (wantsTrace && !Trace(message, recipient, relay, detail))
            return Defer(message, recipient, relay, new DsnDetail("4.3.0", "trace service failure"));
        _deliveryLog.Write(message, recipient, relay, "sent", detail);
        return RecipientOutcome.Done;
    }

    /// <summary>The recipient failed for good; its sender will hear of it.</summary>
    public RecipientOutcome Bounced(ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail)
    {
        detail = Filtered(detail, '5', "bounce_append");
        return IsSoft(detail) ? Defer(message, recipient, relay, detail) : Bounce(message, recipient, relay, detail);
    }

    /// <summary>
    /// As <see cref="Bounced"/>, but the notification goes out now, and to the sender in <paramref name="notified"/>: the
    /// owner of a list instead of whoever wrote to it.
    /// </summary>
    public RecipientOutcome BouncedOne(
        ReportedMessage message, NotifiedMessage notified, DeliverRecipient recipient, string relay, DsnDetail detail)
    {
        detail = Filtered(detail, '5', "bounce_one") with { Action = "failed" };
        if (IsSoft(detail))
            return Defer(message, recipient, relay, detail);
        if (options.SoftBounce || IsVerification(message))
            return Bounce(message, recipient, relay, detail);
        if (!services.DeliveryStatus.BounceOne((DeliveryStatusFlags)(int)message.Flags, notified, recipient, detail)
            || !Recorded(message, recipient, relay, detail))
            return Defer(message, recipient, relay, new DsnDetail("4.3.0", "bounce or trace service failure"));
        _deliveryLog.Write(message, recipient, relay, "bounced", detail);
        return RecipientOutcome.Done;
    }

    /// <summary>The recipient will be tried again.</summary>
    public RecipientOutcome Deferred(ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail)
    {
        detail = Filtered(detail, '4', "defer_append");
        return IsSoft(detail) ? Defer(message, recipient, relay, detail) : Bounce(message, recipient, relay, detail);
    }

    /// <summary>Only reports on the recipient to those who asked for reports: an alias that was expanded, for instance.</summary>
    /// <returns>False when the trace service failed.</returns>
    public bool Trace(ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail) =>
        Append(DeliveryStatusService.Trace, message, recipient,
            relay == NoRelay ? detail : detail with { Reason = $"delivery via {relay}: {detail.Reason}" });

    private RecipientOutcome Bounce(ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail)
    {
        if (IsVerification(message))
            return Verified(message, recipient, relay, detail with { Action = "undeliverable" }, AddressStatus.Undeliverable);
        DsnDetail entry = options.SoftBounce
            ? detail.WithClass('4') with { Action = "delayed" }
            : detail with { Action = "failed" };
        DeliveryStatusService service = options.SoftBounce ? DeliveryStatusService.Defer : DeliveryStatusService.Bounce;
        if (!Append(service, message, recipient, entry) || !Recorded(message, recipient, relay, entry))
            return Defer(message, recipient, relay, new DsnDetail("4.3.0", "bounce or trace service failure"));
        _deliveryLog.Write(message, recipient, relay, options.SoftBounce ? "SOFTBOUNCE" : "bounced", entry);
        return options.SoftBounce ? RecipientOutcome.Deferred : RecipientOutcome.Done;
    }

    private RecipientOutcome Defer(ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail)
    {
        if (IsVerification(message))
            return Verified(message, recipient, relay, detail with { Action = "undeliverable" }, AddressStatus.Deferred);
        DsnDetail entry = detail with { Action = "delayed" };
        if (Append(DeliveryStatusService.Defer, message, recipient, entry) && Recorded(message, recipient, relay, entry))
            _deliveryLog.Write(message, recipient, relay, "deferred", entry);
        else
            log.Warning($"{message.QueueId}: defer or trace service failure");
        fastFlush.Add(message.QueueId, recipient);
        return RecipientOutcome.Deferred;
    }

    // The log names the operation as Postfix does.
    private DsnDetail Filtered(DsnDetail detail, char statusClass, string operation)
    {
        detail = WithClass(detail, statusClass, operation);
        return StatusFilter?.Apply(detail) ?? detail;
    }

    private static bool IsSoft(DsnDetail detail) => detail.Status[0] == '4';

    // confirm_delay_cleared: who was told that mail is late hears when it has arrived.
    private static bool EndsDelay(ReportedMessage message, DeliverRecipient recipient) =>
        message.Flags.HasFlag(DeliverRequestFlags.DelayRecorded)
        && (recipient.Notify == 0 || ((NotifyFlags)recipient.Notify).HasFlag(NotifyFlags.Delay));

    private static bool IsVerification(ReportedMessage message) => (message.Flags & DeliverRequestFlags.Verify) != 0;

    private RecipientOutcome Verified(
        ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail, AddressStatus status)
    {
        bool reported = message.Flags.HasFlag(DeliverRequestFlags.VerifyForSystem)
            ? services.Verify.Update(recipient, status, detail.Reason)
            : Trace(message, recipient, relay, detail);
        if (!reported)
            return RecipientOutcome.Deferred;
        _deliveryLog.Write(message, recipient, relay, detail.Action, detail);
        return RecipientOutcome.Done;
    }

    private bool Recorded(ReportedMessage message, DeliverRecipient recipient, string relay, DsnDetail detail) =>
        !message.Flags.HasFlag(DeliverRequestFlags.Record) || Trace(message, recipient, relay, detail);

    private bool Append(
        DeliveryStatusService service, ReportedMessage message, DeliverRecipient recipient, DsnDetail detail) =>
        services.DeliveryStatus.Append(service, (DeliveryStatusFlags)(int)message.Flags, message.QueueId, recipient, detail);

    private DsnDetail WithClass(DsnDetail detail, char statusClass, string operation)
    {
        if (detail.Status.Length > 0 && detail.Status[0] == statusClass)
            return detail;
        log.Warning($"{operation}: ignoring dsn code \"{detail.Status}\"");
        return detail with { Status = $"{statusClass}.0.0" };
    }
}
