using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Tests.Mail;

public sealed class QueueDirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("queue").FullName + "/";

    public QueueDirectoryTests()
    {
        foreach (string name in (string[])["incoming", "deferred", "defer", "bounce", "maildrop"])
            Directory.CreateDirectory(_root + name);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_new_file_is_named_after_its_inode_and_incomplete()
    {
        QueueDirectory spool = Spool();
        NewQueueFile file = spool.Enter(QueueName.Incoming, QueueFileMode.Incomplete);
        using (file.File)
        {
            FileStatus status = spool.TryStatus(QueueName.Incoming, file.Id)!.Value;
            Assert.Equal(status.Inode, file.Id.Inode);
            Assert.Equal(QueueFileMode.Incomplete, status.Permissions);
            Assert.False(QueueFileMode.IsReady(status));
            file.File.SetMode(QueueFileMode.Ready);
            Assert.True(QueueFileMode.IsReady(file.File.Status()));
        }
        Assert.Equal([new QueueEntry(file.Id, _root + "incoming/" + file.Id)], spool.Scan(QueueName.Incoming));
    }

    [Fact]
    public void Files_keep_their_names_on_the_way_through_hashed_queues()
    {
        QueueDirectory spool = Spool(depth: 2);
        QueueId id = Enter(spool, QueueName.Incoming);
        Assert.True(spool.TryRename(id, QueueName.Incoming, QueueName.Deferred));
        string path = $"{_root}deferred/{id.Value[0]}/{id.Value[1]}/{id}";
        Assert.Equal(path, spool.PathOf(QueueName.Deferred, id));
        Assert.Equal([new QueueEntry(id, path)], spool.Scan(QueueName.Deferred));
        Assert.True(spool.TryRename(id, QueueName.Deferred, QueueName.Incoming));
        Assert.False(spool.TryRename(id, QueueName.Deferred, QueueName.Incoming));
    }

    [Fact]
    public void Logs_are_created_with_their_directories()
    {
        QueueDirectory spool = Spool();
        QueueId id = QueueId.Parse("ABCDE123")!.Value;
        Assert.Null(spool.TryOpen(QueueName.Defer, id, OpenFlags.ReadOnly));
        spool.TryOpen(QueueName.Defer, id, OpenFlags.ReadWrite | OpenFlags.Create, QueueFileMode.Incomplete)!.Dispose();
        Assert.True(File.Exists(_root + "defer/A/ABCDE123"));
        Assert.True(spool.Remove(QueueName.Defer, id));
        Assert.False(spool.Remove(QueueName.Defer, id));
    }

    [Fact]
    public void Removed_files_are_kept_when_somebody_wants_to_look_at_them()
    {
        QueueDirectory spool = new(QueueLayout.Default with { KeepsRemovedFiles = true }, TimeProvider.System, _root);
        Directory.CreateDirectory(_root + "saved");
        QueueId id = QueueId.Parse("ABCDE123")!.Value;
        File.WriteAllText(_root + "incoming/ABCDE123", "message");
        File.WriteAllText(_root + "bounce/ABCDE123", "log");

        Assert.True(spool.Remove(QueueName.Incoming, id));
        Assert.True(spool.Remove(QueueName.Bounce, id));
        Assert.False(spool.Remove(QueueName.Bounce, id));

        Assert.Equal(["message", "log"], [File.ReadAllText(_root + "saved/ABCDE123"), File.ReadAllText(_root + "saved/ABCDE123+")]);
    }

    [Fact]
    public void Ids_are_unique()
    {
        QueueDirectory spool = Spool();
        var ids = Enumerable.Range(0, 200).Select(_ => Enter(spool, QueueName.Incoming)).ToList();
        Assert.Equal(200, ids.Distinct().Count());
        Assert.Equal(ids.Order(Comparer<QueueId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))),
            spool.Scan(QueueName.Incoming).Select(entry => entry.Id).Order(Comparer<QueueId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
    }

    [Fact]
    public void A_file_that_cannot_be_created_leaves_nothing()
    {
        QueueDirectory spool = Spool();
        var error = Assert.Throws<PosixException>(() => spool.Enter(QueueName.Active, QueueFileMode.Incomplete));
        Assert.Equal(Errno.ENOENT, error.Errno);
    }

    [Fact]
    public void A_done_recipient_is_marked_in_place()
    {
        QueueDirectory spool = Spool();
        using FileDescriptor file = spool.Enter(QueueName.Incoming, QueueFileMode.Incomplete).File;
        using RecordWriter writer = new(new QueueFileRecords(file));
        writer.Write(RecordType.Message);
        long offset = writer.Position;
        writer.Write(RecordType.Recipient, "user@example");
        writer.Flush();
        RecipientMark.Done(file, RecipientMark.NoRecord);
        RecipientMark.Done(file, offset);
        using RecordReader reader = new(new QueueFileRecords(file), PointerMode.Follow);
        reader.Seek(offset);
        Assert.True(reader.Read());
        Assert.Equal((RecordType.DoneRecipient, "user@example"), (reader.Type, reader.Text));
    }

    private QueueDirectory Spool(int depth = 1) =>
        new(QueueLayout.Default with { HashDepth = depth }, TimeProvider.System, _root);

    private static QueueId Enter(QueueDirectory spool, QueueName queue)
    {
        NewQueueFile file = spool.Enter(queue, QueueFileMode.Incomplete);
        file.File.Dispose();
        return file.Id;
    }
}
