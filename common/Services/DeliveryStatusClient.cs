using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.Services;

/// <summary>
/// Client of bounce(8), defer(8) and trace(8): one connection per request; any failure is a failed request, and the caller
/// keeps the recipient for later (contract: services.md, section 5). Thread-safe.
/// </summary>
public sealed class DeliveryStatusClient
{
    private readonly ServiceAddress _bounce;
    private readonly ServiceAddress _defer;
    private readonly ServiceAddress _trace;
    private readonly TimeSpan _timeout;
    private readonly Log _log;

    /// <param name="bounce">Service names (bounce_service_name …).</param>
    /// <param name="defer">defer_service_name.</param>
    /// <param name="trace">trace_service_name.</param>
    /// <param name="timeout">Longest wait for one read or write (ipc_timeout).</param>
    /// <param name="log">Told about failures.</param>
    public DeliveryStatusClient(string bounce, string defer, string trace, TimeSpan timeout, Log log)
    {
        _bounce = new ServiceAddress(ServiceClass.Private, bounce);
        _defer = new ServiceAddress(ServiceClass.Private, defer);
        _trace = new ServiceAddress(ServiceClass.Private, trace);
        _timeout = timeout;
        _log = log;
    }

    /// <summary>Adds a recipient to the message's log. False when the service failed.</summary>
    public bool Append(DeliveryStatusService service, DeliveryStatusFlags flags, string queueId,
        DeliverRecipient recipient, DsnDetail detail) => Send(service, writer =>
    {
        WriteHead(writer, DeliveryStatusRequest.Append, (int)flags);
        writer.Write("queue_id", queueId);
        recipient.Write(writer);
        detail.Write(writer);
    });

    /// <summary>Asks for the notification of a message: flush, delay warning or delivery report. False when it failed.</summary>
    /// <param name="service">The log to use.</param>
    /// <param name="request">Flush, Warn or Trace.</param>
    /// <param name="flags">Request flags, with the trace flags for Trace.</param>
    /// <param name="message">The message.</param>
    public bool Notify(DeliveryStatusService service, DeliveryStatusRequest request, int flags, NotifiedMessage message) =>
        Send(service, writer => WriteNotify(writer, request, flags, message));

    /// <summary>As <see cref="Notify"/>, without waiting for the answer; null when the service cannot be reached.</summary>
    public PendingStatus? BeginNotify(
        DeliveryStatusService service, DeliveryStatusRequest request, int flags, NotifiedMessage message) =>
        Begin(service, writer => WriteNotify(writer, request, flags, message));

    /// <summary>Asks for one notification per recipient, with VERP addresses. False when it failed.</summary>
    public bool NotifyVerp(DeliveryStatusService service, DeliveryStatusFlags flags, NotifiedMessage message,
        string delimiters) => Send(service, writer => WriteVerp(writer, flags, message, delimiters));

    /// <summary>As <see cref="NotifyVerp"/>, without waiting for the answer; null when the service cannot be reached.</summary>
    public PendingStatus? BeginNotifyVerp(DeliveryStatusService service, DeliveryStatusFlags flags, NotifiedMessage message,
        string delimiters) => Begin(service, writer => WriteVerp(writer, flags, message, delimiters));

    /// <summary>Bounces one recipient now, without a log. False when it failed.</summary>
    public bool BounceOne(DeliveryStatusFlags flags, NotifiedMessage message, DeliverRecipient recipient,
        DsnDetail detail) => Send(DeliveryStatusService.Bounce, writer =>
    {
        WriteHead(writer, DeliveryStatusRequest.One, (int)flags);
        message.Write(writer);
        recipient.Write(writer);
        detail.Write(writer);
    });

    private static void WriteHead(AttributeWriter writer, DeliveryStatusRequest request, int flags)
    {
        writer.Write("nrequest", (int)request);
        writer.Write("flags", flags);
    }

    private static void WriteNotify(
        AttributeWriter writer, DeliveryStatusRequest request, int flags, NotifiedMessage message)
    {
        WriteHead(writer, request, flags);
        message.Write(writer);
    }

    private static void WriteVerp(
        AttributeWriter writer, DeliveryStatusFlags flags, NotifiedMessage message, string delimiters)
    {
        WriteHead(writer, DeliveryStatusRequest.Verp, (int)flags);
        message.Write(writer);
        writer.Write("verp_delimiters", delimiters);
    }

    private bool Send(DeliveryStatusService service, Action<AttributeWriter> write)
    {
        using PendingStatus? pending = Begin(service, write);
        return pending?.Wait() ?? false;
    }

    /// <summary>Sends the request without waiting for the announcement: it fits into the socket's buffer.</summary>
    private PendingStatus? Begin(DeliveryStatusService service, Action<AttributeWriter> write)
    {
        ServiceAddress address = AddressOf(service);
        Channel? channel = null;
        try
        {
            channel = address.Connect(_timeout);
            AttributeWriter writer = new(channel);
            write(writer);
            writer.End();
            writer.Flush();
            return new PendingStatus(channel, address.Name, _log);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            channel?.Dispose();
            _log.Warning($"problem talking to service {address.Name}: {error.Message}");
            return null;
        }
    }

    private ServiceAddress AddressOf(DeliveryStatusService service) => service switch
    {
        DeliveryStatusService.Bounce => _bounce,
        DeliveryStatusService.Defer => _defer,
        _ => _trace,
    };
}
