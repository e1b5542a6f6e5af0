namespace Postfix.Master;

public sealed class ChildPoolTests
{
    private readonly ChildPool _pool = new() { ClientLimit = 250, ClientsPerProcess = 100 };
    private int _pid = 1000;

    [Fact]
    public void The_last_process_gets_what_is_left_of_the_limit()
    {
        Assert.Equal((100, false), (_pool.NextCapacity, _pool.NextIsLast));
        StartPacked();
        StartPacked();
        Assert.Equal((50, true), (_pool.NextCapacity, _pool.NextIsLast));
        StartPacked();
        Assert.Equal(0, _pool.NextCapacity);
    }

    [Fact]
    public void Without_a_limit_there_is_always_room()
    {
        _pool.ClientLimit = 0;
        for (int i = 0; i < 10; i++)
            StartPacked();
        Assert.Equal((100, false), (_pool.NextCapacity, _pool.NextIsLast));
    }

    [Fact]
    public void A_program_that_never_announced_many_clients_counts_as_one()
    {
        Child child = Start();
        ChildPool.Apply(child, 0);
        Assert.Equal(249, 250 - _pool.Children.Sum(item => item.Capacity));
        Assert.Equal(100, _pool.NextCapacity);
    }

    [Fact]
    public void A_new_process_is_available_until_it_says_otherwise()
    {
        Child child = StartPacked();
        Assert.True(_pool.HasAvailable);
        ChildPool.Apply(child, 0);
        Assert.False(_pool.HasAvailable);
        Assert.False(child.HasServed);
        ChildPool.Apply(child, 1);
        Assert.True(_pool.HasAvailable);
        Assert.True(child.HasServed);
    }

    [Fact]
    public void A_leaving_process_counts_with_the_clients_that_it_still_has()
    {
        _pool.ClientLimit = 100;
        Child child = StartPacked();
        ChildPool.Apply(child, ChildReport.Leaving + 30);
        Assert.Equal((70, false), (_pool.NextCapacity, _pool.HasAvailable));
        ChildPool.Apply(child, ChildReport.Leaving + 29);
        Assert.Equal(71, _pool.NextCapacity);
        ChildPool.Apply(child, 1);
        Assert.False(_pool.HasAvailable);
    }

    [Fact]
    public void After_a_reload_old_processes_get_no_more_clients_but_still_count()
    {
        _pool.ClientLimit = 1;
        _pool.ClientsPerProcess = 1;
        Child child = Start();
        _pool.Retire();
        Assert.Equal((0, false), (_pool.NextCapacity, _pool.HasAvailable));
        _pool.Remove(child);
        Assert.Equal(1, _pool.NextCapacity);
    }

    [Fact]
    public void After_a_reload_a_packed_process_counts_in_full_until_it_tells_what_is_left()
    {
        Child child = StartPacked();
        _pool.Retire();
        Assert.Equal(150, 250 - child.Capacity);
        ChildPool.Apply(child, ChildReport.Leaving);
        Assert.Equal(0, child.Capacity);
    }

    private Child Start()
    {
        var child = new Child(++_pid, 1, _pool.NextCapacity);
        _pool.Add(child);
        return child;
    }

    private Child StartPacked()
    {
        Child child = Start();
        ChildPool.Apply(child, -child.Capacity);
        return child;
    }
}
