using Postfix.Lookup.Tables;

namespace Postfix.Tests.Lookup;

public sealed class ServerPoolTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock _clock = new();
    private readonly List<string> _events = [];
    private readonly Dictionary<string, ServerFault?> _faults = [];

    [Fact]
    public void The_first_server_that_answers_is_asked_and_its_connection_kept()
    {
        _faults["a"] = ServerFault.Lost;
        using ServerPool<Connection> pool = Open("a", "b");
        Assert.True(Ask(pool));
        Assert.True(Ask(pool));
        Assert.Equal(["connect a", "a is lost", "connect b", "ask b", "ask b"], _events);
    }

    [Fact]
    public void A_server_that_failed_is_left_alone_for_a_while()
    {
        _faults["a"] = ServerFault.Lost;
        using ServerPool<Connection> pool = Open("a");
        Assert.False(Ask(pool));
        _clock.Advance(s_minute - TimeSpan.FromSeconds(1));
        Assert.False(Ask(pool));
        Assert.Equal(["connect a", "a is lost"], _events);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _faults.Clear();
        Assert.True(Ask(pool));
        Assert.Equal(["connect a", "a is lost", "connect a", "ask a"], _events);
    }

    [Theory]
    [InlineData("connect a, a is lost, connect a, a is lost", "a")]
    [InlineData("connect a, a is lost, connect b, b is lost", "a", "b")]
    public void A_server_that_stands_alone_may_be_tried_twice(string events, params string[] servers)
    {
        Array.ForEach(servers, server => _faults[server] = ServerFault.Lost);
        using ServerPool<Connection> pool = Open(triesTwice: true, servers);
        Assert.False(Ask(pool));
        Assert.False(Ask(pool)); // then it is left alone
        Assert.Equal(events, string.Join(", ", _events));
    }

    [Fact]
    public void A_connection_that_broke_is_replaced_at_once()
    {
        using ServerPool<Connection> pool = Open("a", "b");
        Assert.True(Ask(pool));
        _events.Clear();
        bool isBroken = true;
        Assert.True(pool.TryAsk(connection =>
        {
            if (isBroken)
            {
                isBroken = false;
                throw new DatabaseException("broken", ServerFault.Lost);
            }
            connection.Ask();
        }));
        Assert.Equal(["close a", "connect a", "ask a"], _events);
    }

    [Fact]
    public void A_server_that_is_too_slow_is_not_tried_twice()
    {
        using ServerPool<Connection> pool = Open("a", "b");
        Assert.True(Ask(pool));
        _events.Clear();
        int count = 0;
        Assert.True(pool.TryAsk(connection =>
        {
            if (count++ == 0)
                throw new DatabaseException("slow", ServerFault.Unfit);
            connection.Ask();
        }));
        Assert.Equal(["close a", "slow", "connect b", "ask b"], _events);
    }

    [Theory]
    [InlineData("a, b", "connect a, connect b, ask b")]
    [InlineData("a", "connect a, a is lost")]
    public void A_minor_problem_is_told_when_no_server_answers(string servers, string events)
    {
        using ServerPool<Connection> pool = new(
            servers.Split(", ").Select(name => (Func<Connection>)(() =>
            {
                _events.Add($"connect {name}");
                return name == "a" ? throw new DatabaseException("a is lost", ServerFault.Lost) { IsMinor = true } : new Connection(name, _events);
            })),
            new ServerTiming(s_minute, s_minute, _clock), _events.Add);
        Assert.Equal(servers != "a", Ask(pool));
        Assert.Equal(events, string.Join(", ", _events));
    }

    [Fact]
    public void An_error_is_no_warning()
    {
        using ServerPool<Connection> pool = new([() => new Connection("a", _events)], new ServerTiming(s_minute, s_minute, _clock), _events.Add)
        {
            LogError = text => _events.Add($"error: {text}"),
        };
        Assert.False(pool.TryAsk(_ => throw new DatabaseException("no", ServerFault.Refusal) { IsError = true }));
        Assert.Equal(["error: no"], _events);
    }

    [Fact]
    public void A_refusal_is_no_reason_to_leave_a_server_alone()
    {
        using ServerPool<Connection> pool = Open("a");
        Assert.False(pool.TryAsk(_ => throw new DatabaseException("no", ServerFault.Refusal)));
        Assert.True(Ask(pool));
        Assert.Equal(["connect a", "no", "ask a"], _events);
    }

    [Fact]
    public void An_idle_connection_is_closed_when_the_table_is_used_next()
    {
        using ServerPool<Connection> pool = Open("a");
        Assert.True(Ask(pool));
        _clock.Advance(s_minute);
        Assert.True(Ask(pool));
        Assert.Equal(["connect a", "ask a", "close a", "connect a", "ask a"], _events);
    }

    [Fact]
    public void Connections_are_closed_at_the_end()
    {
        using (ServerPool<Connection> pool = Open("a"))
            Assert.True(Ask(pool));
        Assert.Equal(["connect a", "ask a", "close a"], _events);
    }

    private ServerPool<Connection> Open(params string[] names) => Open(triesTwice: false, names);

    private ServerPool<Connection> Open(bool triesTwice, string[] names) => new(
        names.Select(name => (Func<Connection>)(() => Connect(name))), new ServerTiming(s_minute, s_minute, _clock), _events.Add)
    {
        TriesTwice = triesTwice,
    };

    private Connection Connect(string name)
    {
        _events.Add($"connect {name}");
        return _faults.GetValueOrDefault(name) is { } fault ? throw new DatabaseException($"{name} is lost", fault) : new Connection(name, _events);
    }

    private static bool Ask(ServerPool<Connection> pool) => pool.TryAsk(connection => connection.Ask());

    private sealed class Connection(string name, List<string> events) : IDisposable
    {
        public void Ask() => events.Add($"ask {name}");

        public void Dispose() => events.Add($"close {name}");
    }
}
