using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Lookup;

/// <summary>Whose conversations the log shows in detail (<c>debug_peer_list</c>, <c>debug_peer_level</c>). Thread-safe.</summary>
public sealed class DebugPeers
{
    // In the place of the address of somebody who is known by name only: no pattern can be meant for it.
    private const string NoAddress = "noaddr";

    private readonly MatchList? _peers;
    private readonly int _levels;
    private readonly Log _log;

    private DebugPeers(MatchList? peers, int levels, Log log) => (_peers, _levels, _log) = (peers, levels, log);

    /// <summary>Reads the list.</summary>
    /// <exception cref="ConfigurationException">A lone exclamation mark, or files that include each other.</exception>
    public static DebugPeers Open(TableSet tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Settings settings = tables.Context.Settings;
        Parameter<string> list = LoggingParameters.DebugPeerList;
        int levels = settings[LoggingParameters.DebugPeerLevel];
        MatchList? peers = settings[list].Length == 0
            ? null
            : MatchList.Open(tables, list.Name, settings[list], MatchSubject.Client, MatchList.MatchingOf(tables, list.Name));
        return new DebugPeers(peers, levels, tables.Context.Log);
    }

    /// <summary>For a client or server; what the calling thread does with it is shown until the result is disposed of.</summary>
    public ExtraVerbosity Observe(string name, string address) =>
        _peers?.Match(name, address) == MatchResult.Matched ? _log.ShowMore(_levels) : default;

    /// <summary>As the other overload, for the next hop of a delivery.</summary>
    public ExtraVerbosity Observe(string nexthop) => Observe(nexthop, NoAddress);
}
