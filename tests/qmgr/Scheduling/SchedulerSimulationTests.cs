using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Tests.Scheduling;

/// <summary>Random mail, random results: whatever happens, nothing is lost, nothing is tried twice, nothing leaks.</summary>
public class SchedulerSimulationTests
{
    private static readonly string[] TransportNames = ["smtp", "relay", "local"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_recipient_is_tried_exactly_once(int seed)
    {
        var random = new Random(seed);
        var bench = new SchedulerBench(limitsOf: name => new TransportLimits
        {
            RecipientsPerDelivery = name == "local" ? 1 : 5,
            DestinationConcurrency = 4,
            InitialDestinationConcurrency = 2,
            RecipientsInMemory = 30,
            ExtraRecipients = 8,
            RefillLimit = 3,
            FailedCohortLimit = 3,
        });
        List<DeliveryEntry> busy = [];
        int added = 0, expected = 0, tried = 0;
        while (added < 400 || bench.Done.Count < added)
        {
            if (added < 400 && random.Next(3) == 0)
            {
                int recipients = random.Next(8) == 0 ? random.Next(1, 120) : random.Next(1, 4);
                bench.Add(random.Next(1, 12), Enumerable.Range(0, recipients).Select(_ => Place(random)));
                added++;
                expected += recipients;
            }
            bench.Pass(random.NextDouble());
            while (busy.Count < 30 && bench.Transports.NextWantingAgent() is { } transport && bench.Scheduler.Select(transport) is { } entry)
                busy.Add(entry);
            if (busy.Count > 0)
                tried += End(bench, busy, random);
        }
        Assert.Equal(expected, tried);
        Assert.Equal(added, bench.Done.Distinct().Count());
        Assert.Equal(0, bench.Scheduler.RecipientCount);
        bench.Pass(1000);
        Assert.Equal(0, bench.Transports.DestinationCount);
        Assert.All(bench.Transports.All, transport => Assert.Equal(0, transport.Demand));
        Assert.All(bench.Transports.All, transport => Assert.Equal(30, transport.Jobs.Recipients.Unused));
    }

    private static (string, string) Place(Random random) => (TransportNames[random.Next(3)], $"d{random.Next(12)}");

    private static int End(SchedulerBench bench, List<DeliveryEntry> busy, Random random)
    {
        int at = random.Next(busy.Count);
        DeliveryEntry entry = busy[at];
        busy.RemoveAt(at);
        if (random.Next(6) == 0 && !entry.Destination.Transport.IsErrorService)
            bench.Fail(entry);
        else
            bench.Succeed(entry);
        return entry.Recipients.Count;
    }
}
