using Postfix.Events;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class SingleClientLoopTests
{
    [Fact]
    public void Each_client_is_reported_taken_and_then_available()
    {
        using ServiceBed bed = new(clientLimit: 1, settings: ("max_use", "3"));
        FileDescriptor[] clients = [bed.Connect(), bed.Connect(), bed.Connect()];
        int served = 0;

        new SingleClientLoop(bed.Host, client =>
        {
            served++;
            client.Input.Dispose();
        }).Run();

        Assert.Equal(3, served);
        Assert.Equal("0 1 0 1 0 1", bed.Reports());
        foreach (FileDescriptor client in clients)
            client.Dispose();
    }

    [Fact]
    public void The_watchdog_looks_at_a_client_that_is_served_and_at_nothing_else()
    {
        using ServiceBed bed = new(clientLimit: 1, settings: ("max_use", "1"));
        using FileDescriptor client = bed.Connect();
        WorkClock? clock = null;

        new SingleClientLoop(bed.Host, served =>
        {
            clock = served.Clock;
            Assert.True(SpinWait.SpinUntil(() => clock!.Busy > TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(20)));
            served.Input.Dispose();
        }).Run();

        Assert.Equal(TimeSpan.Zero, clock!.Busy);
    }

    [Fact]
    public void Without_master_the_loop_ends_before_the_next_client()
    {
        using ServiceBed bed = new(clientLimit: 1);
        bed.MasterCloses();
        using FileDescriptor client = bed.Connect();

        new SingleClientLoop(bed.Host, _ => Assert.Fail("no client is served")).Run();
    }
}
