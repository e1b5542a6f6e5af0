using Postfix.Config;
using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.BounceServer.Tests;

public sealed class StatusRequestTests : IDisposable
{
    private readonly TemporaryDirectory _spool = new();
    private readonly RecordedLog _log = new();

    public StatusRequestTests() => Directory.CreateDirectory(_spool / "bounce");

    public void Dispose() => _spool.Dispose();

    [Theory]
    [InlineData("alias@example.org", "alias@example.org")]
    [InlineData("two words@example.org", "\"two words\"@example.org")]
    [InlineData("User@Example.org", "")]
    [InlineData("", "")]
    public void Original_recipient_is_noted_when_it_says_more(string original, string noted)
    {
        QueueDirectory queues = new(QueueLayout.Default, TimeProvider.System, _spool.Path + "/");
        Append(queues, new DeliverRecipient(original, "user@example.org", 0, "", 0));

        RecipientLogEntry entry = Assert.Single(new RecipientLog(queues, QueueName.Bounce, QueueId.Parse("ABC")!.Value, _log.Log).Read());

        Assert.Equal(("user@example.org", noted), (entry.Recipient, entry.OriginalRecipient));
    }

    private void Append(QueueDirectory queues, DeliverRecipient recipient)
    {
        Settings settings = Settings.FromValues();
        BounceContext context = new(settings, new BounceOptions(settings), NotificationTemplates.Load(""), queues,
            new MailServices(settings, _log.Log, TimeProvider.System), _log.Log, TimeProvider.System);
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using Channel client = new(ours, "bounce");
        using Channel server = new(theirs, "client");
        AttributeWriter writer = new(client);
        writer.Write("nrequest", (int)DeliveryStatusRequest.Append);
        writer.Write("flags", 0);
        writer.Write("queue_id", "ABC");
        recipient.Write(writer);
        new DsnDetail("5.1.1", "no").Write(writer);
        writer.End();
        client.Flush();
        Assert.True(new StatusRequest(context, QueueName.Bounce).Execute(new AttributeReader(server)));
    }
}
