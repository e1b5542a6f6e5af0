using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Server;

namespace Postfix.Reindexing;

/// <summary>The one table that is named on the command line of <c>nbdb_reindexd -S</c>.</summary>
internal sealed class StandAloneRequest(ITableIndexer indexer, DaemonContext context) : IService
{
    /// <summary>Makes its file.</summary>
    /// <exception cref="FatalException">The command line does not name one table.</exception>
    public void Run(ServiceHost host)
    {
        if (context.Options.Arguments is not [string argument])
            throw new FatalException("stand-alone mode requires one type:/path argument");
        int colon = argument.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !argument.AsSpan(colon + 1).StartsWith('/'))
            throw new FatalException($"stand-alone mode called with bad argument: '{argument}'");
        TableSpec table = new(argument[..colon], argument[(colon + 1)..]);
        if (indexer.Index(table) is not { } problem)
            return;
        context.Log.Warning($"stand-alone request to re-index '{table}' failed: {problem}");
        host.ExitStatus = 1;
    }
}
