using Postfix.Delivery.Mailboxes;
using Postfix.Posix;

namespace Postfix.Tests.Delivery.Mailboxes;

public sealed class MailboxOpenerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void New_mailbox_is_private_and_its_dot_lock_goes_away()
    {
        using (MailboxFile mailbox = Open("box", MailboxLocks.DotLock | MailboxLocks.Fcntl).Mailbox!)
        {
            Assert.Equal(0x180, mailbox.Status.Permissions);
            Assert.True(File.Exists(_directory / "box.lock"));
        }
        Assert.False(File.Exists(_directory / "box.lock"));
    }

    [Fact]
    public void Fresh_dot_lock_of_somebody_else_means_later()
    {
        _directory.Write("box.lock", "");

        MailboxOpening opening = Open("box", MailboxLocks.DotLock);

        Assert.Equal("4.2.0", opening.Problem!.Status);
        Assert.Equal($"unable to create lock file {_directory / "box.lock"}: File exists", opening.Problem.Reason);
        Assert.True(File.Exists(_directory / "box.lock"));
    }

    [Fact]
    public void Stale_dot_lock_is_broken()
    {
        _directory.Write("box.lock", "");

        using MailboxFile? mailbox = Open("box", MailboxLocks.DotLock, staleAge: TimeSpan.FromSeconds(-10)).Mailbox;

        Assert.NotNull(mailbox);
    }

    [Fact]
    public void Missing_directory_for_the_lock_is_reported_unless_the_lock_may_fail()
    {
        MailboxOpening strict = Open("no/box", MailboxLocks.DotLock);
        MailboxOpening lenient = Open("no/box", MailboxLocks.DotLock | MailboxLocks.DotLockMayFail);

        Assert.Equal($"unable to create lock file {_directory / "no/box.lock"}: No such file or directory", strict.Problem!.Reason);
        Assert.Equal("5.2.0", strict.Problem.Status);
        Assert.Equal("cannot create file exclusively: No such file or directory", lenient.Problem!.Reason);
        Assert.Single(_log.Lines);
    }

    [Theory]
    [InlineData(MailboxLocks.Flock, LockStyle.Flock)]
    [InlineData(MailboxLocks.Fcntl, LockStyle.Fcntl)]
    public void Kernel_lock_is_held_while_the_mailbox_is_open(MailboxLocks locks, LockStyle style)
    {
        using MailboxFile mailbox = Open("box", locks).Mailbox!;
        using FileDescriptor other = FileSystem.Open(_directory / "box", OpenFlags.ReadWrite);

        Assert.False(other.TryLock(LockKind.Exclusive, style));
    }

    [Fact]
    public void Second_name_of_a_file_is_refused()
    {
        _directory.Write("box", "");
        FileSystem.Link(_directory / "box", _directory / "other");

        Assert.Equal("file has 2 hard links", Open("box", MailboxLocks.Flock).Problem!.Reason);
    }

    [Fact]
    public void Symbolic_link_is_refused()
    {
        _directory.Write("target", "");
        FileSystem.Symlink(_directory / "target", _directory / "box");
        FileSystem.ChangeMode(_directory.Path, 0x1FF);

        MailboxOpening opening = Open("box", MailboxLocks.Flock);

        Assert.Equal("file is a symbolic link", opening.Problem!.Reason);
    }

    [Fact]
    public void Directory_is_refused()
    {
        Directory.CreateDirectory(_directory / "box");

        MailboxOpening opening = Open("box", MailboxLocks.DotLock);

        Assert.Equal(("5.2.0", "cannot open file: Is a directory"), (opening.Problem!.Status, opening.Problem.Reason));
        Assert.False(File.Exists(_directory / "box.lock"));
    }

    [Fact]
    public void Device_gets_no_lock()
    {
        using MailboxFile? mailbox = Opener().Open("/dev/null", MailboxLocks.DotLock | MailboxLocks.Fcntl, null, "5.2.0").Mailbox;

        Assert.NotNull(mailbox);
        Assert.Empty(_log.Lines);
    }

    private MailboxOpening Open(string name, MailboxLocks locks, TimeSpan? staleAge = null) =>
        Opener(staleAge).Open(_directory / name, locks, null, "5.2.0");

    private MailboxOpener Opener(TimeSpan? staleAge = null) =>
        new(new LockPolicy(2, TimeSpan.Zero, staleAge ?? TimeSpan.FromMinutes(8)), _log.Log, TimeProvider.System);
}
