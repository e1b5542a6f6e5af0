using Postfix.Config;
using Postfix.Delivery;
using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Tests.Delivery;

/// <summary>The agent has no queue file to open, and its log says so when it carries a request out.</summary>
public sealed class DeliveryConnectionTests : IDeliveryAgent
{
    private const string CarriedOut = "warning: open active 5335AB27415: No such file or directory";

    private readonly RecordedLog _log = new();

    [Fact]
    public void The_announcement_goes_with_the_reply_to_a_request_that_is_there_already()
    {
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using Channel manager = new(ours, "agent");
        Send(manager);
        Thread agent = new(() => Serve(theirs));
        agent.Start();

        AttributeReader reader = new(manager);
        Announcement.Read(reader, Announcement.DeliveryRequest, "agent");
        Assert.False(manager.Buffered.IsEmpty);
        Assert.False(DeliverReply.Read(reader).AllDone);
        Assert.Equal([CarriedOut], _log.Lines);
        manager.Dispose();
        agent.Join();
    }

    [Fact]
    public void A_request_can_come_after_the_announcement()
    {
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using Channel manager = new(ours, "agent");
        Thread agent = new(() => Serve(theirs));
        agent.Start();

        AttributeReader reader = new(manager);
        Announcement.Read(reader, Announcement.DeliveryRequest, "agent");
        Send(manager);
        Assert.False(DeliverReply.Read(reader).AllDone);
        manager.Dispose();
        agent.Join();
    }

    [Fact]
    public void A_request_of_a_queue_manager_that_has_left_is_not_carried_out()
    {
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using (Channel manager = new(ours, "agent"))
            Send(manager);
        Serve(theirs);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void An_agent_without_a_status_filter_does_not_take_the_default_one()
    {
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using Channel manager = new(ours, "agent");
        Send(manager);
        Thread agent = new(() => Serve(theirs, ("default_delivery_status_filter", "nosuch:table")));
        agent.Start();

        AttributeReader reader = new(manager);
        Announcement.Read(reader, Announcement.DeliveryRequest, "agent");
        Assert.False(DeliverReply.Read(reader).AllDone);
        Assert.Equal([CarriedOut], _log.Lines);
        manager.Dispose();
        agent.Join();
    }

    DsnDetail IDeliveryAgent.Deliver(DeliveryJob job) => throw new InvalidOperationException("there is no queue file");

    private static void Send(Channel channel)
    {
        DeliverRequest request = new() { QueueName = "active", QueueId = "5335AB27415", Nexthop = "example", Recipients = [] };
        request.Write(new AttributeWriter(channel));
        channel.Flush();
    }

    private void Serve(FileDescriptor client, params (string, string)[] values)
    {
        Settings settings = Settings.FromValues(values);
        DaemonContext context = new(new DaemonOptions(), "smtp", settings, _log.Log, TimeProvider.System)
        {
            Tables = new TableSet(new TableContext(settings, _log.Log)),
            Services = new MailServices(settings, _log.Log, TimeProvider.System),
        };
        new DeliveryConnection(this, context).Serve(new ClientConnection(client, client, 0));
    }
}
