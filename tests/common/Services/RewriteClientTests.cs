using Postfix.Config;
using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Tests.Services;

[Collection(Allocations.Alone)] // the working directory is the process's
public sealed class RewriteClientTests : IDisposable
{
    private readonly TemporaryDirectory _queue = new();
    private readonly string _before = Environment.CurrentDirectory;

    public RewriteClientTests()
    {
        Environment.CurrentDirectory = _queue.Path;
        Directory.CreateDirectory("private");
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _queue.Dispose();
    }

    [Fact]
    public void A_question_that_failed_is_not_asked_again_at_once()
    {
        using RecordedLog log = new();
        using FileDescriptor listener = Sockets.ListenUnix("private/rewrite", 1);
        List<string> questions = [];
        Thread server = new(() => Fail(listener, questions)) { IsBackground = true };
        server.Start();
        MailServices services = new(Settings.FromValues(), log.Log, TimeProvider.System);

        foreach (string address in (string[])["a@x.test", "a@x.test", "b@x.test", "b@x.test"])
            Assert.Equal(ResolveFlags.Fail, services.Rewrite.Resolve("s@x.test", address).Flags);

        services.Rewrite.CloseIdle();
        Assert.Equal(["a@x.test", "b@x.test"], questions);
    }

    private static void Fail(FileDescriptor listener, List<string> questions)
    {
        using Channel channel = new(Sockets.Accept(listener)!, "client");
        (AttributeReader reader, AttributeWriter writer) = (new(channel), new(channel));
        Announcement.Compose(writer, Announcement.TrivialRewrite);
        writer.Flush();
        while (!reader.AtEnd())
        {
            reader.ReadString("request");
            reader.ReadString("sender");
            questions.Add(reader.ReadString("address"));
            reader.End();
            writer.Write("flags", 0);
            writer.Write("transport", "");
            writer.Write("nexthop", "");
            writer.Write("recipient", "");
            writer.Write("flags", (int)ResolveFlags.Fail);
            writer.End();
            writer.Flush();
        }
    }
}
