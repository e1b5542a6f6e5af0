using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand;

public sealed class MasterProcessTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public MasterProcessTests() => FileSystem.MakeDirectory(_directory / "pid", 0x1C0);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_a_file_no_master_runs() => Assert.False(new MasterProcess(_directory.Path).IsRunning());

    [Fact]
    public void A_master_runs_as_long_as_its_lock_is_held()
    {
        _directory.Write("pid/master.pid", $"{4711,32}\n");
        var master = new MasterProcess(_directory.Path);
        Assert.False(master.IsRunning());
        using (FileDescriptor file = FileSystem.Open(_directory / "pid/master.pid", OpenFlags.ReadWrite))
        {
            Assert.True(file.TryLock(LockKind.Exclusive, LockStyle.Flock));
            Assert.True(master.IsRunning());
        }
        Assert.False(master.IsRunning());
        Assert.Equal(4711, master.Id);
    }
}
