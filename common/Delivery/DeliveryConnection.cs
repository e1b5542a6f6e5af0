using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>
/// The delivery agent's side of a deliver request (contract: services.md, section 3): announcement, request, queue file,
/// delivery, reply, and the wait for the queue manager to close.
/// </summary>
public sealed class DeliveryConnection : IConnectionHandler
{
    private readonly IDeliveryAgent _agent;
    private readonly DaemonContext _context;
    private readonly QueueDirectory _queue;
    private readonly RecipientReporter _reporter;

    /// <param name="agent">Does the delivery.</param>
    /// <param name="context">The daemon's context.</param>
    /// <param name="statusFilter">Names the tables that have the last word on status codes; nobody has it when absent.</param>
    public DeliveryConnection(IDeliveryAgent agent, DaemonContext context, Parameter<string>? statusFilter = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        _agent = agent;
        _context = context;
        _queue = new QueueDirectory(QueueLayoutSettings.From(context.Settings), context.Time);
        _reporter = new RecipientReporter(context.Services, ReporterOptions.From(context.Settings),
            new FastFlush(context.Settings, context.Tables, context.Services.Flush), context.Log, context.Time)
        {
            StatusFilter = statusFilter is null ? null : OpenFilter(context, statusFilter),
        };
    }

    /// <inheritdoc/>
    public void Serve(ClientConnection client)
    {
        ArgumentNullException.ThrowIfNull(client);
        using Channel channel = new(client.Input, client.Output, $"{_context.ServiceName} socket");
        AttributeReader reader = new(channel);
        AttributeWriter writer = new(channel);
        if (!Introduce(channel, writer, reader))
            return;
        DeliverRequest request = DeliverRequest.Read(reader);
        request.Times.Handoff = _context.Time.GetUtcNow();
        Report(Deliver(request), writer, reader);
    }

    /// <summary>Says who we are; false when the queue manager has had second thoughts, as it has when it leaves.</summary>
    private static bool Introduce(Channel channel, AttributeWriter writer, AttributeReader reader)
    {
        try
        {
            Announcement.Compose(writer, Announcement.DeliveryRequest);
            // With a request that is there already, this goes with the reply, and need not wake the queue manager up. A connection that
            // still has something to read may be at its end: that is found out by sending.
            if (channel.FillFromArrived() && !channel.Descriptor.WaitReadable(TimeSpan.Zero))
                return true;
            writer.Flush();
            return !reader.AtEnd();
        }
        catch (PosixException)
        {
            return false;
        }
    }

    private static void Report(DeliverReply reply, AttributeWriter writer, AttributeReader reader)
    {
        try
        {
            reply.Write(writer);
            writer.Flush();
            reader.AtEnd(); // the queue manager closes first, so that it never sees a reset
        }
        catch (PosixException)
        {
            // Who asked has left meanwhile; what was delivered stands in the queue file, where the next one finds it.
        }
    }

    private static DeliveryStatusFilter OpenFilter(DaemonContext context, Parameter<string> parameter) =>
        new(MapList.Open(context.Tables, parameter.Name, context.Settings[parameter], TableFlags.Usual), context.Log);

    private DeliverReply Deliver(DeliverRequest request)
    {
        using FileDescriptor? file = Open(request);
        if (file == null)
            return new DeliverReply(DsnDetail.None, AllDone: false);
        DeliveryJob job = new(request, file, _reporter);
        DsnDetail hop = _agent.Deliver(job);
        return new DeliverReply(hop, job.DeferredCount == 0);
    }

    private FileDescriptor? Open(DeliverRequest request)
    {
        if (QueueName.Parse(request.QueueName) is not QueueName queue || QueueId.Parse(request.QueueId) is not QueueId id)
            throw new AttributeException($"invalid queue name or id in delivery request: {request.QueueName}/{request.QueueId}");
        FileDescriptor? file = _queue.TryOpen(queue, id, OpenFlags.ReadWrite);
        if (file == null)
            _context.Log.Warning($"open {request.QueueName} {request.QueueId}: {ErrnoText.Describe(Errno.ENOENT)}");
        else if (!file.TryLock(LockKind.Shared, LockStyle.Flock))
            throw new FatalException($"shared lock {request.QueueName} {request.QueueId}: "
                + ErrnoText.Describe(Errno.EAGAIN));
        return file;
    }
}
