using System.Net;
using Postfix.Ipc;
using Postfix.Lookup.Tables;
using Postfix.Posix;

namespace Postfix.Tests.Lookup;

public sealed class TableServerTests : IDisposable
{
    private readonly TableFixture _fixture = new();
    private readonly ManualClock _clock = new();
    private readonly FileDescriptor _listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 5);

    public void Dispose()
    {
        _listener.Dispose();
        _fixture.Dispose();
    }

    [Fact]
    public void A_connection_that_was_idle_for_too_long_is_not_used_again()
    {
        using TableServer server = NewServer();
        Assert.False(IsUsed(server, after: TimeSpan.Zero));
        Assert.True(IsUsed(server, after: TimeSpan.FromSeconds(9)));
        Assert.False(IsUsed(server, after: TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void An_old_connection_is_not_used_again_however_busy_it_is()
    {
        using TableServer server = NewServer();
        IsUsed(server, after: TimeSpan.Zero);
        for (int seconds = 5; seconds < 100; seconds += 5)
            Assert.True(IsUsed(server, after: TimeSpan.FromSeconds(5)));
        Assert.False(IsUsed(server, after: TimeSpan.FromSeconds(5)));
    }

    private bool IsUsed(TableServer server, TimeSpan after)
    {
        _clock.Advance(after);
        TableConnection connection = server.Take();
        bool isUsed = connection.LastUse is not null;
        server.Keep(connection);
        return isUsed;
    }

    private TableServer NewServer() => new(
        NetworkAddress.Parse($"inet:127.0.0.1:{Sockets.LocalEndpoint(_listener)!.Value.Port}"), TimeSpan.FromSeconds(30), _fixture.Context)
    {
        IdleLimit = TimeSpan.FromSeconds(10),
        AgeLimit = TimeSpan.FromSeconds(100),
        Clock = _clock,
    };
}
