using System.Text;
using Postfix.Posix;

namespace Postfix.Tests.Posix;

public sealed class ProcessTests
{
    [Fact]
    public void A_child_gets_its_arguments_environment_directory_and_descriptors()
    {
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using (reader)
        {
            int pid = Spawn.Start(new SpawnRequest("/bin/sh", "shell", "-c", "echo $0 $X `pwd` >&7; ls /proc/self/fd >&7; exit 3")
            {
                Environment = ["X=caf\xE9", "PATH=/bin:/usr/bin"],
                WorkingDirectory = "/usr",
                Descriptors = [(writer, 7)],
            });
            writer.Dispose();
            ExitReport report = Processes.Wait(pid);
            Assert.Equal((true, 3), (report.Exited, report.ExitStatus));
            Assert.Equal("shell caf\xE9 /usr\n0\n1\n2\n3\n7\n", ReadAll(reader));
        }
    }

    [Fact]
    public void Descriptors_can_change_places()
    {
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using FileDescriptor first = FileSystem.Open("/dev/null", OpenFlags.ReadOnly);
        using FileDescriptor second = FileSystem.Open("/dev/zero", OpenFlags.ReadOnly);
        using (reader)
        {
            string[] links = [$"/proc/self/fd/{first.Number}", $"/proc/self/fd/{second.Number}"];
            int pid = Spawn.Start(new SpawnRequest("/usr/bin/readlink", ["readlink", .. links])
            {
                Descriptors = [(first, second.Number), (second, first.Number), (writer, 1)],
            });
            writer.Dispose();
            Assert.True(Processes.Wait(pid).IsSuccess);
            Assert.Equal("/dev/zero\n/dev/null\n", ReadAll(reader));
        }
    }

    [Fact]
    public void A_program_that_cannot_be_started_throws() =>
        Assert.Equal(Errno.ENOENT, Assert.Throws<PosixException>(() => Spawn.Start(new SpawnRequest("/none", "none"))).Errno);

    [Fact]
    public void A_new_session_has_its_own_process_group()
    {
        int pid = Spawn.Start(new SpawnRequest("/bin/sleep", "sleep", "60") { Group = ProcessGroup.NewSession });
        Assert.True(Processes.KillGroup(pid, Signal.SIGTERM));
        Assert.Equal(Signal.SIGTERM, Processes.Wait(pid).Signal);
        Assert.False(Processes.Kill(pid, Signal.None));
    }

    [Fact]
    public void A_watched_child_makes_its_descriptor_readable()
    {
        int pid = Spawn.Start(new SpawnRequest("/bin/sleep", "sleep", "60"));
        using FileDescriptor watch = Processes.Watch(pid);
        Assert.False(watch.WaitReadable(TimeSpan.Zero));
        Assert.Null(Processes.TryWait(pid));
        Processes.Kill(pid, Signal.SIGKILL);
        Assert.True(watch.WaitReadable(TimeSpan.FromSeconds(10)));
        Assert.Equal(Signal.SIGKILL, Processes.TryWait(pid)!.Value.Signal);
    }

    [Fact]
    public void A_signal_waits_in_the_reader()
    {
        using var reader = new SignalReader(Signal.SIGUSR1, Signal.SIGUSR2);
        Assert.Null(reader.TryTake());
        Processes.Kill(Processes.Id, Signal.SIGUSR2);
        Assert.True(reader.Descriptor.WaitReadable(TimeSpan.FromSeconds(10)));
        Assert.Equal(Signal.SIGUSR2, reader.TryTake());
        Processes.Kill(Processes.Id, Signal.SIGUSR1);
        Assert.True(reader.Descriptor.WaitReadable(TimeSpan.FromSeconds(10)));
        Assert.Equal(Signal.SIGUSR1, reader.TryTake());
    }

    [Fact]
    public void The_environment_is_that_of_libc()
    {
        Environ.Set("PF_TEST", "\xFF");
        Assert.Equal("\xFF", Environ.Get("PF_TEST"));
        Assert.Contains("PF_TEST=\xFF", Environ.All());
        Environ.Remove("PF_TEST");
        Assert.Null(Environ.Get("PF_TEST"));
    }

    [Fact]
    public void The_arguments_begin_with_the_program() => Assert.NotEmpty(Arguments.FromProcess());

    private static string ReadAll(FileDescriptor reader)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (reader.Read(buffer) is > 0 and var count)
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        return text.ToString();
    }
}
