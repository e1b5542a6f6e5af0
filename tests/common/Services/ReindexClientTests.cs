using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Tests.Services;

public sealed class ReindexClientTests : IDisposable
{
    private readonly TemporaryDirectory _queue = new();

    public ReindexClientTests() => Directory.CreateDirectory(_queue / "private");

    public void Dispose() => _queue.Dispose();

    [Theory]
    [InlineData(0, "", null)]
    [InlineData(1, "too dangerous", "too dangerous")]
    public void The_service_gets_the_table_and_says_what_became_of_it(int status, string reason, string? result)
    {
        using FileDescriptor listener = Sockets.ListenUnix(_queue / "private/reindexer", 1);
        string request = "";
        Thread server = new(() => request = Serve(listener, status, reason));
        server.Start();
        Assert.Equal(result, new ReindexClient("reindexer", _queue.Path).Index(new TableSpec("hash", "/etc/aliases")));
        server.Join();
        Assert.Equal("hash /etc/aliases", request);
    }

    [Fact]
    public void A_service_that_does_not_run_is_named() => Assert.Equal(
        $"{_queue / "private/reindexer"} service: No such file or directory",
        new ReindexClient("reindexer", _queue.Path).Index(new TableSpec("hash", "/etc/aliases")));

    private static string Serve(FileDescriptor listener, int status, string reason)
    {
        using Channel channel = new(Sockets.Accept(listener)!, "client");
        AttributeWriter writer = new(channel);
        Announcement.Write(writer, "nbdb_reindex");
        AttributeReader reader = new(channel);
        string request = $"{reader.ReadString("nbdb_type")} {reader.ReadString("nbdb_path")}";
        reader.End();
        writer.Write("status", status);
        writer.Write("reason", reason);
        writer.End();
        writer.Flush();
        return request;
    }
}
