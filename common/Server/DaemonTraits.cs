using Postfix.Config;

namespace Postfix.Server;

/// <summary>What a daemon demands of its master.cf entry, and which limits end its life (contract: master-child.md).</summary>
/// <param name="Name">Program name, as in master.cf.</param>
public sealed record DaemonTraits(string Name)
{
    /// <summary>Runs with root rights and refuses <c>-u</c>.</summary>
    public bool NeedsPrivileges { get; init; }

    /// <summary>The process limit that the program requires.</summary>
    public RequiredProcessLimit ProcessLimit { get; init; } = RequiredProcessLimit.Any;

    /// <summary>The types of entries that it can work with.</summary>
    public IReadOnlyList<string> Transports { get; init; } = TransportTypes.Connections;

    /// <summary>Parameters whose values must be valid for the program to start, besides those that all programs check.</summary>
    public IReadOnlyCollection<Parameter> Parameters { get; init; } = [];

    /// <summary>The options that it knows.</summary>
    public string OptionLetters { get; init; } = DaemonOptions.Letters;

    /// <summary>Has arguments besides options.</summary>
    public bool TakesArguments { get; init; }

    /// <summary>Is a command under <c>-S</c>: whoever runs it sees its messages.</summary>
    public bool IsCommandStandAlone { get; init; }

    /// <summary>Is the one that reads other programs' log lines, so it cannot send its own to itself.</summary>
    public bool WritesMaillog { get; init; }

    /// <summary>Ends after max_idle without a client.</summary>
    public bool EndsWhenIdle { get; init; } = true;

    /// <summary>Stays for at least this time without a client, even if max_idle is less.</summary>
    public Parameter<TimeSpan>? LeastIdle { get; init; }

    /// <summary>Ends when one thing takes so long; by itself, what one client asks for.</summary>
    public Parameter<TimeSpan> WatchdogTimeout { get; init; } = MasterParameters.DaemonTimeout;

    /// <summary>Ends after max_use clients.</summary>
    public bool EndsAfterUse { get; init; } = true;

    /// <summary>Opens <c>proxy:</c> tables itself, since it is the service that others ask.</summary>
    public bool OpensProxiedTables { get; init; }

    /// <summary>Serves several clients at once, each on a thread of its own, when master says how many.</summary>
    public bool ServesManyClients { get; init; }
}
