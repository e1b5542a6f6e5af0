using Postfix.Mail;

namespace Postfix.Tests.Showq;

public sealed class QueueListingTests : IDisposable
{
    private const string Size = "             12             100               1               0              12               0";

    private readonly Spool _spool = new();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public void An_empty_queue_has_an_empty_listing() => Assert.Empty(_spool.List());

    [Fact]
    public void What_is_no_file_is_told_and_not_listed()
    {
        string path = _spool.AddDirectory(QueueName.Maildrop, "0123ABCD");
        Assert.Empty(_spool.List());
        Assert.Equal([$"warning: {path}: uid {Postfix.Posix.Credentials.EffectiveUid}: not a regular file"], _spool.LogLines);
    }

    [Fact]
    public void A_message_is_listed_with_its_recipients()
    {
        Add(QueueName.Active, (RecordType.Size, Size), (RecordType.ArrivalTime, "1700000000 5"), (RecordType.Sender, "a@x"),
            (RecordType.Recipient, "one@y"), (RecordType.DoneRecipient, "two@y"), (RecordType.Recipient, "odd one@y"));
        Assert.Equal(["active 1700000000 12 a@x: one@y, \"odd one\"@y"], _spool.List());
    }

    [Fact]
    public void Recipients_with_a_reason_come_first_and_once()
    {
        QueueId id = Add(QueueName.Deferred, (RecordType.Size, Size), (RecordType.ArrivalTime, "1700000000 5"), (RecordType.Sender, ""),
            (RecordType.Recipient, "one@y"), (RecordType.Recipient, "two@y"));
        _spool.AddReason(id, "two@y", "connection refused");
        Assert.Equal(["deferred 1700000000 12 MAILER-DAEMON: two@y (connection refused), one@y"], _spool.List());
    }

    [Fact]
    public void Who_understands_it_hears_of_original_addresses_and_of_failures_that_the_sender_has_not_heard_of()
    {
        QueueId id = Add(QueueName.Deferred, (RecordType.Size, Size), (RecordType.ArrivalTime, "1700000000 5"), (RecordType.Sender, "a@x"),
            (RecordType.OriginalRecipient, "list@y"), (RecordType.Recipient, "one@y"), (RecordType.Recipient, "two@y"),
            (RecordType.Recipient, "three@y"), (RecordType.DoneRecipient, "four@y"));
        _spool.AddReason(id, "two@y", "refused");
        _spool.Log(QueueName.Bounce, id, new RecipientLogEntry { Recipient = "four@y", OriginalRecipient = "4@y", Reason = "unknown" });
        Assert.Equal(
            ["deferred 1700000000 12 a@x: two@y>two@y defer (refused), 4@y>four@y bounce (unknown), list@y>one@y, three@y>three@y"],
            _spool.ListInLongForm());
        Assert.Equal(["deferred 1700000000 12 a@x: two@y (refused), one@y, three@y"], _spool.List());
    }

    [Fact]
    public void Queues_come_in_a_fixed_order()
    {
        foreach (QueueName queue in (QueueName[])[QueueName.Hold, QueueName.Deferred, QueueName.Incoming, QueueName.Active, QueueName.Maildrop])
            Add(queue, (RecordType.ArrivalTime, "1700000000"), (RecordType.Sender, queue.Value));
        Assert.Equal(["maildrop", "active", "incoming", "deferred", "hold"], _spool.List().Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void The_content_is_not_looked_at()
    {
        Add(QueueName.Active, (RecordType.Size, Size), (RecordType.ArrivalTime, "1700000000 5"), (RecordType.Sender, "a@x"),
            (RecordType.Message, ""), (RecordType.Line, "R\u0003a@b....."), (RecordType.Extracted, ""), (RecordType.Recipient, "late@y"),
            (RecordType.End, ""));
        Assert.Equal(["active 1700000000 12 a@x: late@y"], _spool.List());
    }

    [Fact]
    public void A_size_that_a_user_claims_is_not_believed()
    {
        Add(QueueName.Maildrop, (RecordType.Size, Size), (RecordType.ArrivalTime, "1700000000"), (RecordType.Sender, "a@x"),
            (RecordType.Message, ""), (RecordType.Line, "hello"), (RecordType.Extracted, ""), (RecordType.Recipient, "one@y"));
        Assert.Equal(["maildrop 1700000000 132 a@x: one@y"], _spool.List());
    }

    [Fact]
    public void Messages_that_are_being_written_are_not_listed()
    {
        _spool.Add(QueueName.Incoming, QueueFileMode.Incomplete, (RecordType.Sender, "a@x"));
        Assert.Empty(_spool.List());
    }

    [Fact]
    public void A_message_that_will_expire_is_marked()
    {
        _spool.Add(QueueName.Hold, QueueFileMode.Ready | QueueFileMode.ForceExpire,
            (RecordType.Size, Size), (RecordType.ArrivalTime, "1700000000"), (RecordType.Sender, "a@x"));
        Assert.Equal(["hold# 1700000000 12 a@x: "], _spool.List());
    }

    [Fact]
    public void A_second_sender_ends_the_message()
    {
        QueueId id = Add(QueueName.Active, (RecordType.Size, Size), (RecordType.ArrivalTime, "1700000000"), (RecordType.Sender, "a@x"),
            (RecordType.Sender, "b@x"), (RecordType.Recipient, "one@y"));
        Assert.Equal(["active 1700000000 12 a@x: "], _spool.List());
        Assert.Equal([$"warning: {id}: duplicate sender address: b@x -- skipping remainder of this file"], _spool.LogLines);
    }

    [Fact]
    public void A_damaged_file_is_listed_as_far_as_it_makes_sense()
    {
        QueueId id = Add(QueueName.Active, (RecordType.Size, "no numbers"), (RecordType.ArrivalTime, "x"), (RecordType.Sender, "a@x"),
            (RecordType.Pointer, "junk"));
        Assert.Single(_spool.List());
        Assert.Contains($"warning: {id}: malformed size record: no numbers -- using file size instead", _spool.LogLines);
        Assert.Equal(2, _spool.LogLines.Count);
    }

    private QueueId Add(QueueName queue, params (RecordType, string)[] records) => _spool.Add(queue, QueueFileMode.Ready, records);
}
