using Postfix.Logging;

namespace Postfix.Anvil.Tests;

public class ClientTableTests
{
    private const string Client = "smtp:192.0.2.1";

    private readonly ManualTime _time = new();
    private readonly ClientTable _table;

    public ClientTableTests() => _table = new ClientTable(TimeSpan.FromSeconds(60), _time);

    [Fact]
    public void Connections_are_counted_while_they_last()
    {
        _table.Connect(Client);
        Assert.Equal(2, _table.Connect(Client).Connections);
        _table.Disconnect(Client);
        Assert.Equal(1, _table.Find(Client).Connections);
    }

    [Fact]
    public void Rates_start_anew_after_the_time_unit()
    {
        _table.Connect(Client);
        _table.Count(ClientEvent.Message, Client);
        Assert.Equal(2, _table.Count(ClientEvent.Message, Client));
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(1, _table.Count(ClientEvent.Message, Client));
        Assert.Equal(0, _table.Find(Client).Rate(ClientEvent.Connection));
        Assert.Equal(1, _table.Find(Client).Connections);
    }

    [Fact]
    public void Clients_are_forgotten_a_time_unit_after_their_last_connection()
    {
        _table.Connect(Client);
        _table.Disconnect(Client);
        _time.Advance(TimeSpan.FromSeconds(59));
        _table.Connect("other");
        Assert.Equal(2, _table.Size);
        _time.Advance(TimeSpan.FromSeconds(2));
        _table.Connect("other");
        Assert.Equal(1, _table.Size);
    }

    [Fact]
    public void A_client_that_came_back_is_not_forgotten()
    {
        _table.Connect(Client);
        _table.Disconnect(Client);
        _time.Advance(TimeSpan.FromSeconds(30));
        _table.Connect(Client);
        _time.Advance(TimeSpan.FromSeconds(40));
        _table.Connect("other");
        Assert.Equal(1, _table.Find(Client).Connections);
    }

    [Fact]
    public void Unknown_clients_have_used_nothing() => Assert.Equal(0, _table.Find("nobody").Rate(ClientEvent.Auth));

    [Fact]
    public void A_reporting_process_that_vanishes_ends_its_connections()
    {
        AnvilSession first = new(_table, new Log(0));
        AnvilSession second = new(_table, new Log(0));
        foreach (AnvilSession session in new[] { first, first, second })
        {
            session.Add(Client);
            _table.Connect(Client);
        }
        first.Dispose();
        Assert.Equal(1, _table.Find(Client).Connections);
        first.Remove(Client);
        Assert.Equal(1, _table.Find(Client).Connections);
    }

    [Fact]
    public void Peaks_are_kept_until_they_are_reported()
    {
        _table.Connect(Client);
        _table.Connect(Client);
        _table.Disconnect(Client);
        Peaks peaks = _table.TakePeaks();
        Assert.Equal((2, Client), (peaks.Connections.Value, peaks.Connections.Client));
        Assert.Equal(2, peaks.Rates[(int)ClientEvent.Connection].Value);
        Assert.Equal(1, peaks.TableSize.Value);
        Assert.Equal(0, _table.TakePeaks().Connections.Value);
    }
}
