using Postfix.Lookup;
using Postfix.Server;

namespace Postfix.Reindexing;

/// <summary>
/// nbdb_reindexd(8): makes the files of tables that take the places of Berkeley DB tables, with the rights of whoever made the old
/// files. One table at a time: several clients may miss the same one.
/// </summary>
internal sealed class ReindexDaemon : Daemon
{
    public override DaemonTraits Traits { get; } = new("nbdb_reindexd")
    {
        NeedsPrivileges = true,
        ProcessLimit = RequiredProcessLimit.One,
        TakesArguments = true,
        IsCommandStandAlone = true,
    };

    public override IService Start(DaemonContext context)
    {
        // We would wait for ourselves if a table of ours had to be made.
        TableSet tables = new(context.Tables.Context with { Indexer = null });
        TableIndexer indexer = new(tables, new IndexCommand(context.Settings, context.Time), context.ServiceName);
        return context.Options.ServeStandardInput
            ? new StandAloneRequest(indexer, context)
            : new ConnectionService(new ReindexConnection(indexer, context));
    }
}
