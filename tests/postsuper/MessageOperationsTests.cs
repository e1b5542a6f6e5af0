using Postfix.Mail;
using Postfix.Posix;
using Postfix.Postsuper;

namespace Postfix.Tests.Postsuper;

public sealed class MessageOperationsTests : IDisposable
{
    private readonly RecordedLog _log = new();
    private readonly ManualClock _clock = new();
    private readonly TemporaryDirectory _root = new();
    private readonly QueueDirectory _queues;

    public MessageOperationsTests()
    {
        string[] names = ["maildrop", "hold", "incoming", "active", "deferred", "bounce", "defer", "trace", "flush"];
        Array.ForEach(names, name => FileSystem.MakeDirectory(_root / name, 0x1C0));
        _queues = new QueueDirectory(QueueLayout.Default, TimeProvider.System, _root.Path + "/");
    }

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("Requeue", "deferred", "maildrop", "requeued", "Requeued: 1 message")]
    [InlineData("Hold", "deferred", "hold", "placed on hold", "Placed on hold: 1 message")]
    [InlineData("Release", "hold", "deferred", "released from hold", "Released from hold: 1 message")]
    [InlineData("Delete", "active", null, "removed", "Deleted: 1 message")]
    [InlineData("Expire", "deferred", "deferred", "expired", "Force-expired: 1 message")]
    public void A_message_moves_and_the_log_says_so(string action, string from, string? to, string line, string total)
    {
        MessageAction requested = Enum.Parse<MessageAction>(action);
        QueueId id = Add(QueueName.Parse(from)!.Value);
        MessageOperations operations = NewOperations();
        operations.Apply(requested, id.Value);
        operations.LogTotals([requested]);
        Assert.Equal(to, PlaceOf(id));
        Assert.Equal([$"{id}: {line}", total], _log.Lines);
    }

    [Theory]
    [InlineData("Hold", "hold")]
    [InlineData("Release", "deferred")]
    public void A_message_in_another_queue_stays(string action, string queue)
    {
        QueueId id = Add(QueueName.Parse(queue)!.Value);
        NewOperations().Apply(Enum.Parse<MessageAction>(action), id.Value);
        Assert.Equal(queue, PlaceOf(id));
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("Hold")]
    [InlineData("Expire")]
    [InlineData("ExpireAndRelease")]
    [InlineData("Release")]
    [InlineData("Requeue")]
    public void Mail_that_is_not_sanitized_stays_apart(string action)
    {
        MessageAction requested = Enum.Parse<MessageAction>(action);
        QueueId id = Add(QueueName.Maildrop);
        MessageOperations operations = NewOperations(QueueName.Maildrop);
        operations.ApplyToAll(requested);
        operations.Apply(requested, id.Value);
        Assert.Equal(QueueFileMode.Ready, _queues.TryStatus(QueueName.Maildrop, id)?.Permissions);
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("maildrop")]
    public void Mail_in_maildrop_can_be_deleted(string named)
    {
        QueueId one = Add(QueueName.Maildrop), other = Add(QueueName.Maildrop);
        MessageOperations operations = NewOperations(named == "" ? [] : [QueueName.Maildrop]);
        operations.Apply(MessageAction.Delete, one.Value);
        Assert.Equal((null, "maildrop"), (PlaceOf(one), PlaceOf(other)));
        operations.ApplyToAll(MessageAction.Delete);
        Assert.Null(PlaceOf(other));
    }

    [Fact]
    public void Expiring_and_releasing_count_apart()
    {
        QueueId held = Add(QueueName.Hold), waiting = Add(QueueName.Deferred);
        MessageOperations operations = NewOperations();
        operations.ApplyToAll(MessageAction.ExpireAndRelease);
        operations.LogTotals([MessageAction.ExpireAndRelease]);
        Assert.Equal(["Force-expired: 2 messages", "Released from hold: 1 message"], _log.Lines);
        Assert.Equal(("deferred", "deferred"), (PlaceOf(held), PlaceOf(waiting)));
        Assert.Equal(QueueFileMode.Ready | QueueFileMode.ForceExpire, _queues.TryStatus(QueueName.Deferred, held)?.Permissions);
    }

    [Fact]
    public void Expiring_twice_counts_once()
    {
        QueueId id = Add(QueueName.Deferred);
        MessageOperations operations = NewOperations();
        operations.Apply(MessageAction.Expire, id.Value);
        operations.Apply(MessageAction.Expire, id.Value);
        operations.LogTotals([MessageAction.Expire]);
        Assert.Equal([$"{id}: expired", "Force-expired: 1 message"], _log.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deleting_a_message_deletes_its_logs(bool isNamed)
    {
        QueueId id = Add(QueueName.Deferred);
        RecipientLog reasons = new(_queues, QueueName.Defer, id, _log.Log);
        reasons.Append(new RecipientLogEntry { Recipient = "a@x", Reason = "no" }, withOldForm: false);
        RecipientLog other = new(_queues, QueueName.Defer, QueueId.Parse("ABCDE12345")!.Value, _log.Log);
        other.Append(new RecipientLogEntry { Recipient = "a@x", Reason = "no" }, withOldForm: false);

        if (isNamed)
            NewOperations().Apply(MessageAction.Delete, id.Value);
        else
            NewOperations(QueueName.Deferred).ApplyToAll(MessageAction.Delete);

        Assert.False(reasons.Exists);
        Assert.True(other.Exists);
    }

    [Theory]
    [InlineData("", "trace/5CBC1F02", "Deleted: 1 message")]
    [InlineData("defer bounce", "flush/example_com trace/5CBC1F02", "Deleted: 0 messages")]
    [InlineData("trace", "bounce/5BBC1F01 defer/5ABC1F00 flush/example_com", "Deleted: 0 messages")]
    public void Deleting_all_mail_deletes_the_logs_of_mail_that_is_gone(string named, string left, string total)
    {
        string[] logs = ["bounce/5BBC1F01", "defer/5ABC1F00", "flush/example_com", "trace/5CBC1F02"];
        Array.ForEach(logs, log => _root.Write(log, ""));
        Add(QueueName.Deferred);
        MessageOperations operations = NewOperations([.. named.Split(' ').Select(QueueName.Parse).OfType<QueueName>()]);

        operations.ApplyToAll(MessageAction.Delete);
        operations.LogTotals([MessageAction.Delete]);

        Assert.Equal(left, string.Join(' ', logs.Where(log => File.Exists(_root / log))));
        Assert.Equal([total], _log.Lines);
    }

    [Theory]
    [InlineData("Hold")]
    [InlineData("Delete")]
    public void A_message_in_the_wrong_subdirectory_is_found_with_all(string action)
    {
        QueueId id = Add(QueueName.Deferred);
        FileSystem.MakeDirectory(_root / "deferred/X", 0x1C0);
        FileSystem.Rename(_queues.PathOf(QueueName.Deferred, id), _root / $"deferred/X/{id}");

        NewOperations().ApplyToAll(Enum.Parse<MessageAction>(action));

        Assert.Empty(FileSystem.List(_root / "deferred/X"));
        Assert.Equal(action == "Hold" ? "hold" : null, PlaceOf(id));
    }

    [Fact]
    public void A_requeued_message_is_due_at_once()
    {
        QueueId id = Add(QueueName.Deferred);
        NewOperations().Apply(MessageAction.Requeue, id.Value);
        Assert.Equal(_clock.GetUtcNow(), _queues.TryStatus(QueueName.Maildrop, id)?.Modified);
    }

    [Fact]
    public void Only_named_queues_are_searched()
    {
        QueueId id = Add(QueueName.Deferred);
        NewOperations(QueueName.Active).ApplyToAll(MessageAction.Delete);
        Assert.Equal("deferred", PlaceOf(id));
    }

    [Fact]
    public void Messages_that_are_being_written_are_left_alone()
    {
        QueueId id = Add(QueueName.Incoming, QueueFileMode.Incomplete);
        NewOperations().ApplyToAll(MessageAction.Delete);
        Assert.Equal("incoming", PlaceOf(id));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a b")]
    [InlineData("")]
    public void What_is_no_queue_id_is_refused(string name)
    {
        NewOperations().Apply(MessageAction.Delete, name);
        Assert.Equal([$"warning: invalid mail queue id: {name}"], _log.Lines);
    }

    private MessageOperations NewOperations(params QueueName[] named) => new(_queues, named, _log.Log, _clock);

    private QueueId Add(QueueName queue, int mode = QueueFileMode.Ready)
    {
        NewQueueFile message = _queues.Enter(queue, 0x180);
        using (message.File)
            message.File.SetMode(mode);
        return message.Id;
    }

    private string? PlaceOf(QueueId id)
    {
        QueueName[] places = [QueueName.Maildrop, QueueName.Hold, QueueName.Incoming, QueueName.Active, QueueName.Deferred];
        return Array.Find(places, place => _queues.TryStatus(place, id) is not null).Value;
    }
}
