using System.Net;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.Lookup;

/// <summary>What tables need from their process.</summary>
/// <param name="Settings">The configuration.</param>
/// <param name="Log">Where warnings go.</param>
public sealed record TableContext(Settings Settings, Log Log)
{
    /// <summary>What happens when a table cannot be opened. Commands stop; daemons go on and fail the lookups.</summary>
    public UnavailableTables WhenUnavailable { get; init; } = UnavailableTables.Throw;

    /// <summary>Finds the addresses of a host by name, for tables that ask a server; without it, hosts are given by address.</summary>
    public Func<string, IReadOnlyList<IPAddress>> FindHost { get; init; } = _ => [];

    /// <summary>
    /// Prepares TLS for the connections of a table; the result does the handshake on a connection to a server of this name, or throws an
    /// <see cref="IOException"/>. Without it, tables that need TLS cannot be opened.
    /// </summary>
    public Func<TableEncryption, Action<Channel, string>>? Encrypt { get; init; }

    /// <summary>Opens <c>proxy:</c> tables; without it they are opened directly.</summary>
    public IProxyTables? Proxy { get; init; }

    /// <summary>Has missing files of tables made that take the places of Berkeley DB tables; without it, they cannot be opened.</summary>
    public ITableIndexer? Indexer { get; init; }

    /// <summary>How far Berkeley DB tables are replaced.</summary>
    public MigrationLevel MigrationLevel { get; } = BerkeleyMigration.LevelOf(Settings);

    /// <summary>Whether keys and values must be UTF-8 where that is asked for (<c>smtputf8_enable</c>).</summary>
    public bool ChecksUtf8 { get; } = Settings[MailParameters.SmtpUtf8Enable];
}
