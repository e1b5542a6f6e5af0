using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Proxymap;

/// <summary>
/// proxymap(8) and proxywrite(8): look into tables for processes that cannot, and share one handle per table among them. Only tables
/// that proxy_read_maps or proxy_write_maps lists are served, since our rights may exceed those of the client.
/// </summary>
internal sealed class ProxymapDaemon : Daemon
{
    private const string Reader = "proxymap";
    private const string Writer = "proxywrite";

    public override DaemonTraits Traits { get; } = new(Reader)
    {
        OptionLetters = DaemonOptions.LettersWithoutRetirement,
        OpensProxiedTables = true,
    };

    public override IService Start(DaemonContext context)
    {
        bool isWriter = context.ServiceName switch
        {
            Writer => true,
            Reader => false,
            _ => throw new FatalException($"service name must be one of {Reader} or {Writer}"),
        };
        // A writer must not be killed with master's process group in the middle of an update.
        if (isWriter)
            Processes.StartSession();
        Parameter<string> list = isWriter ? TableParameters.ProxyWriteMaps : TableParameters.ProxyReadMaps;
        ApprovedTables approved = ApprovedTables.Parse(context.Settings[list], list.Name, context.Log);
        ProxiedTables tables = new(approved, list.Name, isWriter, context.Tables);
        return new RequestService(
            Announcement.Proxymap,
            new OpenRequest(tables), new LookupRequest(tables), new UpdateRequest(tables), new DeleteRequest(tables), new SequenceRequest(tables));
    }
}
