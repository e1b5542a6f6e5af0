using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Tests.Scheduling;

public class SchedulerTests
{
    [Fact]
    public void Recipients_of_one_destination_share_a_delivery_up_to_the_limit()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsPerDelivery = 3 });
        bench.Add("a", "a", "b", "a", "a");
        string[] deliveries = [Describe(bench.Deliver()), Describe(bench.Deliver()), Describe(bench.Deliver())];
        Assert.Equal(["a*3", "b*1", "a*1"], deliveries);
        Assert.Equal(["M1"], bench.Done);
    }

    [Fact]
    public void The_oldest_message_goes_first()
    {
        var bench = new SchedulerBench();
        bench.Add("a");
        bench.Add("b");
        bench.Add("c");
        Assert.Equal(["M1", "M2", "M3"], [.. Enumerable.Range(0, 3).Select(_ => bench.Start().Message.QueueId.Value)]);
    }

    [Fact]
    public void A_full_destination_does_not_hold_up_others()
    {
        var bench = new SchedulerBench(new TransportLimits { DestinationConcurrency = 1 });
        bench.Add("slow");
        bench.Add("slow");
        bench.Add("fast");
        DeliveryEntry first = bench.Start();
        Assert.Equal("M3", bench.Start().Message.QueueId.Value);
        Assert.Null(bench.Scheduler.Select(bench.Smtp));
        bench.Succeed(first);
        Assert.Equal("M2", bench.Start().Message.QueueId.Value);
    }

    [Fact]
    public void A_transport_wants_as_many_agents_as_its_windows_allow()
    {
        var bench = new SchedulerBench(new TransportLimits { InitialDestinationConcurrency = 1, RecipientsPerDelivery = 1 });
        bench.Add("a", "a", "a", "b");
        Assert.Equal(2, bench.Smtp.Demand);
        bench.Start();
        Assert.Equal(1, bench.Smtp.Demand);
        bench.Smtp.PendingConnections = 1;
        Assert.False(bench.Smtp.WantsAgent);
    }

    [Fact]
    public void Transports_take_turns()
    {
        var bench = new SchedulerBench();
        bench.Add(10, [("smtp", "a"), ("lmtp", "b"), ("pipe", "c")]);
        Assert.Equal(["smtp", "lmtp", "pipe", "smtp"], [.. Enumerable.Range(0, 4).Select(_ => bench.Transports.NextWantingAgent()!.Name)]);
    }

    [Fact]
    public void A_small_message_passes_a_big_one_that_has_earned_the_slots()
    {
        var limits = new TransportLimits { RecipientsPerDelivery = 1, InitialDestinationConcurrency = 20, SlotLoan = 0, SlotDiscount = 0 };
        var bench = new SchedulerBench(limits);
        bench.Add(1000, Enumerable.Range(0, 100).Select(i => ("smtp", $"d{i}")));
        bench.Add("small");
        string[] order = [.. Enumerable.Range(0, 7).Select(_ => bench.Deliver().Message.QueueId.Value)];
        Assert.Equal(["M1", "M1", "M1", "M1", "M1", "M2", "M1"], order);
    }

    [Fact]
    public void A_loan_and_a_discount_let_it_pass_earlier()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsPerDelivery = 1 });
        bench.Add(1000, Enumerable.Range(0, 100).Select(i => ("smtp", $"d{i}")));
        bench.Add("small");
        Assert.Equal(["M1", "M2", "M1"], [.. Enumerable.Range(0, 3).Select(_ => bench.Deliver().Message.QueueId.Value)]);
    }

    [Fact]
    public void Preemption_slows_a_big_message_down_by_its_known_part_only()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsPerDelivery = 1, SlotCost = 5 });
        bench.Add(1000, Enumerable.Range(0, 200).Select(i => ("smtp", $"d{i}")));
        for (int i = 0; i < 500; i++)
            bench.Add($"s{i}");
        int deliveries = 0;
        while (!bench.Done.Contains("M1"))
        {
            bench.Deliver();
            deliveries++;
        }
        Assert.InRange(deliveries, 200, 200 + 200 / 5 + 3);
    }

    [Fact]
    public void Without_slot_cost_messages_stay_in_order()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsPerDelivery = 1, SlotCost = 0 });
        bench.Add(1000, Enumerable.Range(0, 50).Select(i => ("smtp", $"d{i}")));
        bench.Add("small");
        for (int i = 0; i < 50; i++)
            Assert.Equal("M1", bench.Deliver().Message.QueueId.Value);
        Assert.Equal("M2", bench.Deliver().Message.QueueId.Value);
    }

    [Fact]
    public void Unread_recipients_follow_when_there_is_room_for_a_batch()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsInMemory = 40, RefillLimit = 10 });
        MessageEntry message = bench.Add(30, Enumerable.Range(0, 100).Select(i => ("smtp", $"d{i}")));
        Assert.Equal(30, bench.Scheduler.RecipientCount);
        bench.Deliver();
        Assert.InRange(bench.Scheduler.RecipientCount, 40, 50);
        for (int i = 1; i < 100; i++)
            bench.Deliver();
        Assert.Equal(["M1"], bench.Done);
        Assert.Equal(0, message.RecipientCount);
        Assert.Equal(40, bench.Smtp.Jobs.Recipients.Unused);
    }

    [Fact]
    public void Small_rests_are_read_only_after_a_while()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsInMemory = 0, RefillLimit = 100, RecipientsPerDelivery = 1 });
        MessageEntry message = bench.Add(10, Enumerable.Range(0, 100).Select(_ => ("smtp", "a")));
        bench.Deliver();
        bench.Start();
        Assert.Equal(9, message.RecipientCount);
        bench.Pass(6);
        bench.Start();
        Assert.Equal(10, message.RecipientCount);
    }

    [Fact]
    public void A_dead_destination_defers_what_waits_through_retry_and_comes_back_later()
    {
        var bench = new SchedulerBench(new TransportLimits { InitialDestinationConcurrency = 1 });
        bench.Add("down");
        bench.Add("down");
        bench.Fail(bench.Start());
        DestinationQueue down = bench.Smtp.FindDestination("down")!;
        Assert.Equal(DestinationState.Dead, down.State);
        Assert.Null(bench.Scheduler.Select(bench.Smtp));
        Transport retry = bench.Transports.Named("retry");
        Assert.Equal("4.4.1 delivery temporarily suspended: no answer", bench.Deliver(retry).Destination.Nexthop);
        Assert.Equal(["M1", "M2"], bench.Done);
        bench.Pass(299);
        Assert.NotNull(bench.Smtp.FindDestination("down"));
        bench.Pass(2);
        Assert.Null(bench.Smtp.FindDestination("down"));
    }

    [Fact]
    public void Without_retry_service_waiting_recipients_are_deferred_here()
    {
        var bench = new SchedulerBench(new TransportLimits { InitialDestinationConcurrency = 1 });
        bench.Health.MarkDead(bench.Transports.Named("retry"), DeliveryProblem.TransportUnavailable);
        bench.Add("down");
        bench.Add("down");
        bench.Fail(bench.Start());
        Assert.Equal(["M2 r0@down 4.4.1 delivery temporarily suspended: no answer"], bench.DeferredNow);
        Assert.Equal(["M2", "M1"], bench.Done);
    }

    [Fact]
    public void A_dead_transport_wants_no_agents_until_its_retry_time()
    {
        var bench = new SchedulerBench();
        bench.Add("a");
        bench.Health.MarkDead(bench.Smtp, DeliveryProblem.TransportUnavailable);
        Assert.Null(bench.Transports.NextWantingAgent());
        bench.Pass(61);
        Assert.Same(bench.Smtp, bench.Transports.NextWantingAgent());
    }

    [Fact]
    public void A_rate_limited_destination_pauses_after_every_delivery()
    {
        var bench = new SchedulerBench(new TransportLimits { DestinationRateDelay = TimeSpan.FromSeconds(10) });
        bench.Add("a");
        bench.Add("a");
        bench.Add("b");
        DeliveryEntry first = bench.Start();
        Assert.Equal("M3", bench.Start().Message.QueueId.Value);
        bench.Succeed(first);
        Assert.Null(bench.Scheduler.Select(bench.Smtp));
        bench.Pass(10);
        Assert.Equal("M2", bench.Start().Message.QueueId.Value);
    }

    [Fact]
    public void Connections_are_kept_only_while_deliveries_follow_each_other()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsPerDelivery = 1 });
        bench.Add("a", "a", "a", "a");
        DeliveryEntry first = bench.Start();
        Assert.Equal(0, first.Destination.Reuse.RequestFlags);
        bench.Succeed(first);
        Assert.Equal(ConnectionReuse.Load | ConnectionReuse.Store, bench.Start().Destination.Reuse.RequestFlags);
        Assert.Equal(ConnectionReuse.Load | ConnectionReuse.Store, bench.Start().Destination.Reuse.RequestFlags);
    }

    [Fact]
    public void Reviving_all_forgets_dead_destinations_at_once()
    {
        var bench = new SchedulerBench(new TransportLimits { InitialDestinationConcurrency = 1 });
        bench.Add("down");
        bench.Fail(bench.Start());
        bench.Health.ReviveAll();
        Assert.Null(bench.Smtp.FindDestination("down"));
    }

    [Fact]
    public void A_selection_that_is_put_back_stays_first()
    {
        var bench = new SchedulerBench(new TransportLimits { RecipientsPerDelivery = 1 });
        bench.Add("a", "a");
        DeliveryEntry entry = bench.Start();
        bench.Scheduler.PutBack(entry);
        Assert.Same(entry, bench.Start());
    }

    [Fact]
    public void A_destination_that_clogs_the_active_queue_is_pointed_out()
    {
        var bench = new SchedulerBench(settings: new SchedulerSettings { ActiveLimit = 10 });
        for (int i = 0; i < 4; i++)
            bench.Add("big");
        Assert.Equal("warning: mail for big is using up 3 of 10 active queue entries", bench.Log[0]);
        Assert.Contains("warning: you may need to increase the main.cf qmgr_message_active_limit from 10", bench.Log);
        Assert.Equal(1, bench.Log.Count(line => line.StartsWith("warning: mail for")));
    }

    private static string Describe(DeliveryEntry entry) => $"{entry.Destination.Name}*{entry.Recipients.Count}";
}
