using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Postfix.Tests.System;

/// <summary>A complete mail system in a temporary directory, on a port of its own. As root it runs as user postfix.</summary>
internal sealed partial class MailSystem : IDisposable
{
    /// <summary>The checkout.</summary>
    public static readonly string Root = FindRoot();

    // In the order in which messages move, and once more where they come back to: none can slip past a look at one after the other.
    private static readonly string[] s_route = ["maildrop", "incoming", "deferred", "active", "deferred"];

    private readonly string _directory = Directory.CreateTempSubdirectory("postfix-net-").FullName;
    private Installation _installation;

    public MailSystem(params string[] mainCf)
        : this(Installation.Ours, mainCf)
    {
    }

    public MailSystem(Installation installation, params string[] mainCf)
    {
        _installation = installation;
        Port = FreePort.Next();
        Recipient = IsRoot ? "nobody" : Environment.UserName;
        foreach (string name in new[] { "etc", "spool", "data", "log", "mail" })
            Directory.CreateDirectory(Path.Combine(_directory, name));
        foreach (string name in new[] { "", "mail" })
            File.SetUnixFileMode(Path.Combine(_directory, name), (UnixFileMode)(name.Length == 0 ? 0x1ED : 0x3FF));
        if (IsRoot)
            Run("chown", "", "postfix", Path.Combine(_directory, "data"));
        // A test's own setting takes the place of the usual one.
        IEnumerable<string> usual = BasicMainCf().Where(line => !mainCf.Any(own => own.StartsWith(line.Split('=')[0], StringComparison.Ordinal)));
        File.WriteAllLines(Path.Combine(_directory, "etc/main.cf"), [.. usual, .. mainCf]);
        string master = File.ReadAllText(installation.MasterCf);
        File.WriteAllText(Path.Combine(_directory, "etc/master.cf"),
            string.Join('\n', master.Split('\n').Select(line => line.StartsWith("smtp ", StringComparison.Ordinal) && line.Contains(" inet ", StringComparison.Ordinal)
                ? $"127.0.0.1:{Port} inet n - n - - smtpd" : line)));
    }

    /// <summary>Port of the SMTP server.</summary>
    public int Port { get; }

    /// <summary>A user of this machine who can get mail.</summary>
    public string Recipient { get; }

    /// <summary>True when the tests run as root.</summary>
    public static bool IsRoot => geteuid() == 0;

    public string Log => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    /// <summary>The messages in the recipient's mailbox.</summary>
    public IReadOnlyList<string> Mailbox
    {
        get
        {
            string folder = Path.Combine(_directory, "mail", Recipient, "new");
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(File.ReadAllText)] : [];
        }
    }

    /// <summary>Messages in the queue directories that mail passes through.</summary>
    public int QueueLength => s_route.Distinct().Sum(name => FilesIn(name).Count());

    /// <summary>Complete messages in these directories, by path.</summary>
    public IReadOnlyList<string> QueueFiles => [.. s_route.Distinct().SelectMany(FilesIn).Where(IsComplete)];

    /// <summary>Whether no message waits or moves. Files that were being written when their program died do not count.</summary>
    public bool IsFlushed => !s_route.Any(name => FilesIn(name).Any(IsComplete));

    /// <summary>Where the mail system lives; etc/ has its configuration.</summary>
    public string Folder => _directory;

    /// <summary>The folders in it that must outlast the machine: queue, data and mailboxes.</summary>
    public IReadOnlyList<string> StateFolders => [.. ((string[])["spool", "data", "mail"]).Select(name => Path.Combine(_directory, name))];

    private string LogPath => Path.Combine(_directory, "log/maillog");

    /// <summary>A program of dist/.</summary>
    public static string PathOf(string name) => Path.Combine(Root, "dist", name);

    public void Start() => Assert.True(Command("postfix", "", "start") == 0, Log);

    /// <summary>Starts with a view of the file system of its own, prepared by a shell command. Needs root.</summary>
    public void StartWithin(string preparation) => Assert.True(
        Run("unshare", "", "--mount", "sh", "-c", $"{preparation} && {PathOf("usr/sbin/postfix")} start") == 0, Log);

    /// <summary>Runs a command of the mail system; returns its exit status.</summary>
    public int Command(string name, string input, params string[] arguments) =>
        Run(Path.Combine(_installation.Commands, name), input, arguments);

    /// <summary>Runs a command of the mail system; returns what it prints.</summary>
    public string CommandOutput(string name, params string[] arguments) => Output(Path.Combine(_installation.Commands, name), arguments);

    /// <summary>Runs another program in the mail system's environment; returns its exit status.</summary>
    public int Program(string path, string input, params string[] arguments) => Run(path, input, arguments);

    /// <summary>Runs another program in the mail system's environment; returns all that it prints for this input.</summary>
    public string Answer(string path, string input, params string[] arguments)
    {
        ProcessStartInfo info = StartInfo(path, arguments);
        info.RedirectStandardOutput = true;
        using Process process = Process.Start(info)!;
        Thread writer = new(() => process.Feed(input));
        writer.Start();
        string answer = process.StandardOutput.ReadToEnd();
        writer.Join();
        return answer;
    }

    /// <summary>Writes a file into etc/.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(_directory, "etc", name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Puts a file into a queue as a program of the mail system would, whatever is in it. Needs root.</summary>
    public void Plant(string queue, byte[] content)
    {
        Directory.CreateDirectory(Path.Combine(_directory, "spool", queue));
        Run("chown", "", "postfix", Path.Combine(_directory, "spool", queue));
        string path = Path.Combine(_directory, "spool", queue, "temporary");
        File.WriteAllBytes(path, content);
        string inode = Output("stat", "-c", "%i", path);
        string name = Path.Combine(_directory, "spool", queue, $"ABCDE{long.Parse(inode):X}");
        Run("chown", "", "postfix", path);
        Run("chmod", "", queue == "maildrop" ? "0744" : "0700", path);
        File.Move(path, name);
    }

    /// <summary>Changes main.cf; a running system is told by a reload.</summary>
    public void Configure(params string[] assignments) => Assert.Equal(0, Command("postconf", "", ["-e", .. assignments]));

    /// <summary>From now on the programs are others; the mail system is stopped meanwhile.</summary>
    public void ContinueWith(Installation installation)
    {
        _installation = installation;
        Configure([.. Places()]);
    }

    /// <summary>Waits until a condition holds; when it does not within a minute, fails with what was waited for and the log.</summary>
    public void Await(Func<bool> condition, string what = "what was waited for")
    {
        for (long start = Stopwatch.GetTimestamp(); !condition(); Thread.Sleep(50))
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), $"not seen: {what}\n{Log}");
    }

    public void Dispose()
    {
        Command("postfix", "", "stop");
        Directory.Delete(_directory, recursive: true);
    }

    private static bool IsComplete(string path)
    {
        try
        {
            return (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
        }
        catch (FileNotFoundException)
        {
            return true; // it has just moved
        }
    }

    private IEnumerable<string> FilesIn(string queue) =>
        Directory.EnumerateFiles(Path.Combine(_directory, "spool", queue), "*", SearchOption.AllDirectories);

    private IEnumerable<string> BasicMainCf() =>
    [
        "compatibility_level = 3.12", "myhostname = mail.example.test", "inet_interfaces = 127.0.0.1", "inet_protocols = ipv4",
        "mydestination = $myhostname", "mynetworks = 127.0.0.0/8", "alias_maps =", "alias_database =",
        $"mail_owner = {(IsRoot ? "postfix" : Environment.UserName)}",
        $"setgid_group = {(IsRoot ? "postdrop" : Output("id", "-gn"))}",
        $"queue_directory = {_directory}/spool", $"data_directory = {_directory}/data",
        .. Places(), $"mail_spool_directory = {_directory}/mail/",
        $"maillog_file = {_directory}/log/maillog", $"maillog_file_prefixes = {_directory}/log",
    ];

    private IEnumerable<string> Places() =>
    [
        $"command_directory = {_installation.Commands}", $"daemon_directory = {_installation.Daemons}",
        $"sendmail_path = {_installation.Commands}/sendmail", $"meta_directory = {Path.GetDirectoryName(_installation.MasterCf)}",
    ];

    private int Run(string program, string input, params string[] arguments)
    {
        using Process process = Process.Start(StartInfo(program, arguments))!;
        process.Feed(input);
        process.WaitForExit();
        return process.ExitCode;
    }

    private string Output(string program, params string[] arguments) => Answer(program, "", arguments).Trim();

    private ProcessStartInfo StartInfo(string program, string[] arguments)
    {
        ProcessStartInfo info = new(program, arguments) { RedirectStandardInput = true, WorkingDirectory = "/" };
        info.Environment["MAIL_CONFIG"] = Path.Combine(_directory, "etc");
        return info;
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Postfix.Net.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Postfix.Net.sln");
        return folder;
    }

    [LibraryImport("libc")]
    private static partial uint geteuid();
}
