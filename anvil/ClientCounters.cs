namespace Postfix.Anvil;

/// <summary>
/// The counters of one (service, client) pair. All rates start anew when a time unit is over; that is cheaper than a moving
/// average and quicker to notice a trespasser.
/// </summary>
internal sealed class ClientCounters
{
    private readonly int[] _rates = new int[Enum.GetValues<ClientEvent>().Length];

    /// <summary>Connections open now.</summary>
    public int Connections { get; set; }

    /// <summary>When the last connection ended, in the clock's ticks.</summary>
    public long LeftAt { get; set; }

    /// <summary>When the current time unit began, in the clock's ticks.</summary>
    public long WindowStart { get; private set; }

    public int Rate(ClientEvent what) => _rates[(int)what];

    public int Count(ClientEvent what) => _rates[(int)what] < int.MaxValue ? ++_rates[(int)what] : int.MaxValue;

    public void StartWindow(long now)
    {
        WindowStart = now;
        Array.Clear(_rates);
    }
}
