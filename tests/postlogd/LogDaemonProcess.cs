using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Postlogd;

/// <summary>postlogd as master would start it, with a log file of the test's choice.</summary>
internal sealed class LogDaemonProcess : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FileDescriptor _master;
    private readonly int _pid;

    public LogDaemonProcess(string maillogFile, params string[] settings)
    {
        Directory.CreateDirectory(_directory / "public");
        _directory.Write("main.cf", $"compatibility_level = 3.11\nqueue_directory = {_directory.Path}\nmyhostname = mail.example.test\n"
            + $"maillog_file = {maillogFile.Replace("DIRECTORY", _directory.Path, StringComparison.Ordinal)}\n"
            + $"maillog_file_prefixes = /dev {_directory.Path}\n{string.Join('\n', settings)}\n");
        using FileDescriptor socket = Sockets.BindUnixDatagram(SocketPath);
        using FileDescriptor nothing = FileSystem.Open("/dev/null", OpenFlags.ReadWrite);
        using FileDescriptor errors = FileSystem.Open(ErrorsPath, OpenFlags.Create | OpenFlags.WriteOnly, 0x180);
        (_master, FileDescriptor child) = Sockets.Pair();
        using (child)
        {
            _pid = Spawn.Start(new SpawnRequest(Path.Combine(AppContext.BaseDirectory, "postlogd"), "postlogd", "-V", "-l", "-t", "unix-dgram")
            {
                Environment = [.. Environ.All(), $"MAIL_CONFIG={_directory.Path}", $"POSTLOG_SERVICE={SocketPath}"],
                Descriptors = [(nothing, 0), (nothing, 1), (errors, 2), (child, 5), (socket, 6)],
            });
        }
    }

    private string SocketPath => _directory / "public/postlog";

    private string ErrorsPath => _directory / "errors";

    /// <summary>What it said about itself.</summary>
    public string Errors => File.ReadAllText(ErrorsPath);

    /// <summary>The content of a file in its directory.</summary>
    public string Read(string name) => File.ReadAllText(_directory / name);

    /// <summary>The permissions of a file in its directory.</summary>
    public UnixFileMode Mode(string name) => File.GetUnixFileMode(_directory / name);

    /// <summary>Sends lines as programs do, which wait for a log daemon that is slow; false when they would have to wait for ever.</summary>
    public bool Send(int count, TimeSpan limit)
    {
        Thread sender = new(() =>
        {
            using FileDescriptor socket = Sockets.TryConnectUnixDatagram(SocketPath)!;
            for (int i = 0; i < count; i++)
                socket.WriteAll("Nov  1 07:08:09 mail postfix/smtpd[123]: text"u8);
        })
        { IsBackground = true };
        sender.Start();
        return sender.Join(limit);
    }

    public void Dispose()
    {
        Processes.Kill(_pid, Signal.SIGKILL);
        Processes.Wait(_pid);
        _master.Dispose();
        _directory.Dispose();
    }
}
