using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Cleanup;

public sealed class StandAloneTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void On_standard_input_it_works_in_the_queue_directory_whatever_master_cf_says()
    {
        Directory.CreateDirectory(_directory / "incoming");
        _directory.Write("main.cf", $"compatibility_level = 3.11\nqueue_directory = {_directory.Path}\nmyhostname = mail.example.test\n");
        using FileDescriptor nothing = FileSystem.Open("/dev/null", OpenFlags.ReadOnly);
        using FileDescriptor errors = FileSystem.Open(_directory / "errors", OpenFlags.Create | OpenFlags.WriteOnly, 0x180);
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using FileDescriptor output = reader;
        int pid;
        using (writer)
        {
            pid = Spawn.Start(new SpawnRequest(Path.Combine(AppContext.BaseDirectory, "cleanup"), "cleanup", "-S", "-V")
            {
                Environment = [.. Environ.All(), $"MAIL_CONFIG={_directory.Path}"],
                Descriptors = [(nothing, 0), (writer, 1), (errors, 2)],
                WorkingDirectory = "/",
            });
        }
        byte[] announcement = new byte[100];

        Assert.True(output.WaitReadable(s_limit));
        int length = output.Read(announcement);
        Processes.Wait(pid);

        Assert.StartsWith("protocol\0cleanup_protocol\0queue_id\0", global::System.Text.Encoding.Latin1.GetString(announcement, 0, length));
        Assert.Equal("", File.ReadAllText(_directory / "errors"));
    }
}
