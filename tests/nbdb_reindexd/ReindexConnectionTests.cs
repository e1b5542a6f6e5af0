using Postfix.Config;
using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.Reindexing;

public sealed class ReindexConnectionTests
{
    [Theory]
    [InlineData(null, "0 ", "")]
    [InlineData("too dangerous", "1 too dangerous", "warning: request to index hash:/etc/aliases failed: too dangerous")]
    public void A_request_is_answered_with_a_status_and_a_reason(string? problem, string reply, string logged)
    {
        RecordedLog log = new();
        (FileDescriptor client, FileDescriptor server) = Sockets.Pair();
        using Channel channel = new(client, "server");
        AttributeWriter writer = new(channel);
        writer.Write("nbdb_type", "hash");
        writer.Write("nbdb_path", "/etc/aliases");
        writer.End();
        writer.Flush();
        Indexer indexer = new(problem);
        new ReindexConnection(indexer, Context(log)).Serve(new ClientConnection(server, server, 0));

        AttributeReader reader = new(channel);
        Announcement.Read(reader, "nbdb_reindex", "server");
        Assert.Equal(reply, $"{reader.ReadInt("status")} {reader.ReadString("reason")}");
        reader.End();
        Assert.Equal(new TableSpec("hash", "/etc/aliases"), indexer.Request);
        Assert.Equal(logged, string.Concat(log.Lines));
    }

    private static DaemonContext Context(RecordedLog log)
    {
        Settings settings = Settings.FromValues([]);
        return new DaemonContext(new DaemonOptions(), "nbdb_reindex", settings, log.Log, TimeProvider.System)
        {
            Tables = new TableSet(new TableContext(settings, log.Log)),
            Services = new MailServices(settings, log.Log, TimeProvider.System),
        };
    }

    private sealed class Indexer(string? problem) : ITableIndexer
    {
        public TableSpec Request { get; private set; }

        public string? Index(TableSpec table)
        {
            Request = table;
            return problem;
        }
    }
}
