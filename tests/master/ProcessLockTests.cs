using System.Text;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Master;

public sealed class ProcessLockTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Only_one_process_holds_the_lock()
    {
        string path = _directory / "master.pid";
        Assert.False(ProcessLock.IsHeld(path));
        using (ProcessLock.Acquire(path))
        {
            Assert.True(ProcessLock.IsHeld(path));
            var error = Assert.Throws<FatalException>(() => ProcessLock.Acquire(path));
            Assert.Equal(
                $"open lock file {path}: unable to set exclusive lock: Resource temporarily unavailable", error.Message);
        }
        Assert.False(ProcessLock.IsHeld(path));
    }

    [Fact]
    public void The_file_holds_the_process_id_in_32_columns()
    {
        using ProcessLock held = ProcessLock.Acquire(_directory / "master.pid");
        string content = Encoding.Latin1.GetString(FileSystem.ReadAll(_directory / "master.pid"));
        Assert.Equal(33, content.Length);
        Assert.Equal($"{Processes.Id}\n", content.TrimStart());
    }
}
