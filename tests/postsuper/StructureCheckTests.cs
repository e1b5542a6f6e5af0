using Postfix.Mail;
using Postfix.Posix;
using Postfix.Postsuper;

namespace Postfix.Tests.Postsuper;

public sealed class StructureCheckTests : IDisposable
{
    private static readonly QueueLayout s_layout = new([], 1, QueueIdStyle.Short);

    private readonly RecordedLog _log = new();
    private readonly ManualClock _clock = new();
    private readonly TemporaryDirectory _root = new();
    private readonly QueueDirectory _queues;

    public StructureCheckTests()
    {
        string[] names = ["defer", "bounce", "trace", "maildrop", "incoming", "active", "deferred", "hold", "flush"];
        Array.ForEach(names, name => FileSystem.MakeDirectory(_root / name, 0x1C0));
        _queues = new QueueDirectory(s_layout, TimeProvider.System, _root.Path + "/");
    }

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("deferred")]
    [InlineData("maildrop")]
    [InlineData("trace")]
    [InlineData("flush")]
    public void What_is_no_file_does_not_belong_into_a_queue(string queue)
    {
        FileSystem.MakeDirectory(_root / $"{queue}/alien", 0x1C0);
        FileSystem.Symlink("/etc/passwd", _root / $"{queue}/link");
        FileSystem.MakeFifo(_root / $"{queue}/pipe", 0x180);

        Assert.Equal(StructureState.InOrder, Check());

        Assert.Empty(FileSystem.List(_root / queue));
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("deferred", "alien")]
    [InlineData("maildrop", "a")] // one letter is no reason to enter it: everybody may write there
    public void A_foreign_directory_with_content_is_told(string queue, string name)
    {
        FileSystem.MakeDirectory(_root / $"{queue}/{name}", 0x1C0);
        _root.Write($"{queue}/{name}/0123456789", "");

        Check();

        Assert.Equal([$"warning: remove subdirectory {_root / queue}/{name}: Directory not empty"], _log.Lines);
        Assert.True(File.Exists(_root / $"{queue}/{name}/0123456789"));
    }

    [Theory]
    [InlineData("deferred", "x.y")]
    [InlineData("deferred", "no_inode")]
    [InlineData("flush", "a.b")]
    [InlineData("hold", "x.y#FIX")]
    [InlineData("incoming", "1.2.3")]
    [InlineData("incoming", "12.")]
    public void A_name_that_no_queue_file_has_is_told(string queue, string name)
    {
        _root.Write($"{queue}/{name}", "");
        Check();
        Assert.Equal([$"warning: bogus file name: {_root / queue}/{name}"], _log.Lines);
    }

    [Fact]
    public void A_file_that_a_program_is_making_has_no_bogus_name()
    {
        _root.Write("incoming/123456.789", "");
        Check();
        Assert.Empty(_log.Lines);
        Assert.True(File.Exists(_root / "incoming/123456.789"));
    }

    [Theory]
    [InlineData(QueueFileMode.Ready)]
    [InlineData(QueueFileMode.SubmissionIncomplete)]
    public void A_file_is_named_after_its_inode(int mode)
    {
        ulong inode = AddMisnamed(mode);

        Assert.Equal(StructureState.Renamed, Check());

        Assert.Equal([$"ABCDE{inode:X}"], FileSystem.List(_root / "deferred"));
        Assert.Equal(["Renamed to match inode number: 1 message", "warning: QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS"], _log.Lines);
    }

    [Fact]
    public void A_file_that_was_renamed_and_copied_since_is_told()
    {
        _root.Write("deferred/ABCDE1#FIX", "");
        Check();
        Assert.Equal([$"warning: name/inode mismatch: {_root / "deferred"}/ABCDE1#FIX"], _log.Lines);
    }

    [Fact]
    public void Leftovers_of_crashes_go_after_a_week()
    {
        NewQueueFile old = _queues.Enter(QueueName.Incoming, QueueFileMode.Incomplete), young = _queues.Enter(QueueName.Incoming, QueueFileMode.Incomplete);
        old.File.Dispose();
        young.File.Dispose();
        FileSystem.SetTimes(old.Path, _clock.GetUtcNow() - TimeSpan.FromDays(7.1));
        FileSystem.SetTimes(young.Path, _clock.GetUtcNow() - TimeSpan.FromDays(6.9));

        Check();

        Assert.Equal([young.Id.Value], FileSystem.List(_root / "incoming"));
    }

    [Fact]
    public void Every_change_is_told_to_whoever_asks()
    {
        RecordedLog verbose = new(verbosity: 1);
        ulong inode = AddMisnamed(QueueFileMode.Ready);
        FileSystem.MakeDirectory(_root / "active/E", 0x1C0);
        FileSystem.MakeDirectory(_root / "hold/alien", 0x1C0);
        FileSystem.MakeFifo(_root / "hold/pipe", 0x180);

        Check(verbose, QueueName.Active, QueueName.Deferred);
        Check(verbose, QueueName.Hold);

        string deferred = _root / "deferred/ABCDE", hold = _root / "hold";
        string[] expected =
        [
            "queue: active", $"remove directory {_root / "active/E"}",
            "queue: deferred", $"renamed file {deferred}1 as {deferred}{inode:X}#FIX", $"renamed file {deferred}{inode:X}#FIX as {deferred}{inode:X}",
            "Renamed to match inode number: 1 message", "warning: QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS",
            "queue: hold", $"removed file {hold}/pipe", $"remove subdirectory {hold}/alien",
        ];
        Assert.Equal(expected.Order(), verbose.Lines.Order());
    }

    private ulong AddMisnamed(int mode)
    {
        _root.Write("deferred/ABCDE1", "");
        FileSystem.ChangeMode(_root / "deferred/ABCDE1", mode);
        FileSystem.SetTimes(_root / "deferred/ABCDE1", _clock.GetUtcNow());
        return FileSystem.TryStatus(_root / "deferred/ABCDE1")!.Value.Inode;
    }

    private StructureState Check() => Check(_log);

    private StructureState Check(RecordedLog log, params QueueName[] named) =>
        new StructureCheck(_queues, s_layout, StructureTasks.Repair | StructureTasks.Purge, log.Log, _clock).Run(named);
}
