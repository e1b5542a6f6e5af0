using Postfix.Config;
using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Server;

namespace Postfix.Reindexing;

/// <summary>One request per connection: a table of a Berkeley DB type, whose replacement has no file.</summary>
internal sealed class ReindexConnection(ITableIndexer indexer, DaemonContext context) : IConnectionHandler
{
    private const int TypeLimit = 100;
    private const int PathLimit = 4096; // PATH_MAX
    private const int Success = 0;
    private const int Failure = 1;

    public void Serve(ClientConnection client)
    {
        using Channel channel = new(client.Input, $"{context.ServiceName} socket");
        channel.SetTimeout(context.Settings[ServiceParameters.IpcTimeout]);
        AttributeReader reader = new(channel);
        AttributeWriter writer = new(channel);
        Announcement.Write(writer, Announcement.Reindex);
        TableSpec table = new(reader.ReadString("nbdb_type", TypeLimit), reader.ReadString("nbdb_path", PathLimit));
        reader.End();
        string? problem = indexer.Index(table);
        if (problem is not null)
            context.Log.Warning($"request to index {table} failed: {problem}");
        writer.Write("status", problem is null ? Success : Failure);
        writer.Write("reason", problem ?? "");
        writer.End();
        writer.Flush();
    }
}
