using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class ClientPoolTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _served = new(0);
    private readonly SemaphoreSlim _mayEnd = new(0);
    private ServiceBed _bed = new(clientLimit: 3);
    private int _active;
    private int _mostActive;

    public void Dispose()
    {
        _bed.Dispose();
        _served.Dispose();
        _mayEnd.Dispose();
    }

    [Fact]
    public void Clients_are_served_side_by_side_up_to_the_limit()
    {
        Thread service = StartPool(limit: 3);
        FileDescriptor[] clients = [.. Enumerable.Range(0, 8).Select(_ => _bed.Connect())];
        Await(3);
        Assert.False(_served.Wait(TimeSpan.FromMilliseconds(200)));

        _mayEnd.Release(8);

        Await(5);
        Assert.Equal(3, _mostActive);
        Finish(service, clients);
    }

    [Fact]
    public void Clients_that_come_one_after_the_other_are_all_served()
    {
        Thread service = StartPool(limit: 3);
        _mayEnd.Release(250);

        for (int count = 0; count < 250; count++)
        {
            using FileDescriptor client = _bed.Connect();
            Await(1);
        }

        Finish(service);
    }

    [Fact]
    public void A_crowd_of_clients_is_served_without_another_knock()
    {
        Thread service = StartPool(limit: 100);
        _mayEnd.Release(90);

        FileDescriptor[] clients = [.. Enumerable.Range(0, 90).Select(_ => _bed.Connect())];

        Await(90);
        Finish(service, clients);
    }

    [Fact]
    public void Clients_that_waited_in_the_backlog_of_a_full_process_get_their_turn()
    {
        Thread service = StartPool(limit: 2);
        FileDescriptor[] clients = [.. Enumerable.Range(0, 20).Select(_ => _bed.Connect())];

        for (int count = 0; count < 20; count++)
        {
            Await(1);
            _mayEnd.Release();
        }

        Finish(service, clients);
    }

    [Fact]
    public void Master_hears_when_the_process_is_full_and_when_it_has_room()
    {
        Thread service = StartPool(limit: 2);
        using FileDescriptor first = _bed.Connect();
        using FileDescriptor second = _bed.Connect();
        Await(2);
        Assert.Equal("-2 0", _bed.Reports());

        _mayEnd.Release();

        Assert.True(SpinWait.SpinUntil(() => _bed.Reports() == "1", s_patience));
        _mayEnd.Release();
        Finish(service);
    }

    [Fact]
    public void The_use_limit_ends_the_process_when_its_last_client_has_gone()
    {
        _bed = new ServiceBed(clientLimit: 2, settings: ("max_use", "2")); // two for each client that it may hold
        Thread service = StartPool(limit: 2);
        FileDescriptor[] clients = [.. Enumerable.Range(0, 4).Select(_ => _bed.Connect())];
        _mayEnd.Release(3);
        Await(4);
        Assert.False(service.Join(TimeSpan.FromMilliseconds(200)));

        _mayEnd.Release();

        Assert.True(service.Join(s_patience));
        Assert.EndsWith("2", _bed.Reports());
        foreach (FileDescriptor client in clients)
            client.Dispose();
    }

    [Fact]
    public void A_process_that_cannot_say_that_it_leaves_takes_clients_until_it_has_none()
    {
        _bed = new ServiceBed(clientLimit: 1, settings: ("max_use", "2"));
        Thread service = StartPool(ClientLedger.Unlimited);
        FileDescriptor[] clients = [.. Enumerable.Range(0, 3).Select(_ => _bed.Connect())];
        Await(3);
        _mayEnd.Release(2);
        Assert.False(service.Join(TimeSpan.FromMilliseconds(200)));

        _mayEnd.Release();

        Assert.True(service.Join(s_patience));
        foreach (FileDescriptor client in clients)
            client.Dispose();
    }

    [Fact]
    public void Without_clients_for_the_idle_limit_the_process_ends()
    {
        _bed = new ServiceBed(clientLimit: 2, settings: ("max_idle", "1s"));

        Assert.True(StartPool(limit: 2).Join(s_patience));
    }

    [Fact]
    public void A_reload_ends_the_process_after_its_present_clients()
    {
        Thread service = StartPool(limit: 2);
        using FileDescriptor client = _bed.Connect();
        Await(1);

        _bed.MasterCloses();

        Assert.False(service.Join(TimeSpan.FromMilliseconds(200)));
        _mayEnd.Release();
        Assert.True(service.Join(s_patience));
    }

    [Fact]
    public void A_session_that_hangs_ends_the_process_when_the_others_have_ended()
    {
        _bed = new ServiceBed(clientLimit: 2, settings: ("daemon_timeout", "1s"));
        Exception? failure = null;
        Thread service = new(() => failure = Record.Exception(() => new ClientPool(_bed.Host, 2, client =>
        {
            // The first one hangs until the process ends, the second one is slow and gives signs of life.
            if (Interlocked.Increment(ref _active) == 1)
                Thread.Sleep(Timeout.Infinite);
            for (_served.Release(); !_mayEnd.Wait(TimeSpan.FromMilliseconds(100));)
                client.Clock!.Tick();
            client.Input.Dispose();
        }).Run()));
        service.Start();
        using FileDescriptor hanging = _bed.Connect();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _active) == 1, s_patience));
        using FileDescriptor slow = _bed.Connect();
        Await(1);
        Assert.True(SpinWait.SpinUntil(() => _bed.Reports().EndsWith('4'), s_patience)); // leaving, with two clients
        Assert.False(service.Join(TimeSpan.FromMilliseconds(500)));

        _mayEnd.Release();

        Assert.True(service.Join(s_patience));
        Assert.Equal("watchdog timeout", Assert.IsType<FatalException>(failure).Message);
    }

    [Fact]
    public void Sessions_that_end_in_time_end_no_process()
    {
        _bed = new ServiceBed(clientLimit: 2, settings: ("daemon_timeout", "1s"));
        Thread service = StartPool(limit: 2);
        _mayEnd.Release();
        using FileDescriptor client = _bed.Connect();
        Await(1);

        Assert.False(service.Join(TimeSpan.FromSeconds(2)));
        Finish(service);
    }

    private Thread StartPool(int limit)
    {
        Thread thread = new(() => new ClientPool(_bed.Host, limit, Serve).Run());
        thread.Start();
        return thread;
    }

    private void Serve(ClientConnection client)
    {
        int active = Interlocked.Increment(ref _active);
        lock (_served)
            _mostActive = Math.Max(_mostActive, active);
        _served.Release();
        _mayEnd.Wait();
        Interlocked.Decrement(ref _active);
        client.Input.Dispose();
    }

    private void Await(int clients)
    {
        for (int count = 0; count < clients; count++)
            Assert.True(_served.Wait(s_patience));
    }

    private void Finish(Thread service, params FileDescriptor[] clients)
    {
        foreach (FileDescriptor client in clients)
            client.Dispose();
        _bed.MasterCloses();
        Assert.True(service.Join(s_patience));
    }
}
