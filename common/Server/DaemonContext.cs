using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Services;

namespace Postfix.Server;

/// <summary>What a daemon has to work with: its configuration, log, clock, tables and the other services.</summary>
/// <param name="Options">The command line.</param>
/// <param name="ServiceName">Name in master.cf.</param>
/// <param name="Settings">main.cf with the overrides of the command line.</param>
/// <param name="Log">The process's log.</param>
/// <param name="Time">The clock.</param>
public sealed record DaemonContext(
    DaemonOptions Options, string ServiceName, Settings Settings, Log Log, TimeProvider Time)
{
    /// <summary>Whether a local user submits mail on standard input, apart from the running mail system.</summary>
    public bool IsStandAlone => Options.IsStandAlone(Settings);

    /// <summary>The process's lookup tables; a change of one ends the process at the next idle moment.</summary>
    public required TableSet Tables { get; init; }

    /// <summary>Clients of the other services.</summary>
    public required MailServices Services { get; init; }

    /// <summary>Most clients at the same time; 1 is one at a time.</summary>
    public int ClientLimit { get; init; } = 1;
}
