using System.Diagnostics;
using System.Net.Sockets;
using Postfix.Tests.Tls;

namespace Postfix.Tests.Lookup.Servers;

/// <summary>
/// A database server of Debian's packages, run by the tests themselves: by an ordinary user, in a temporary directory, with a
/// UNIX-domain socket and a free port.
/// </summary>
public abstract class DatabaseServer : IAsyncLifetime
{
    // Servers may be where only root looks for programs.
    private static readonly string[] s_path = ["env", $"PATH={Environment.GetEnvironmentVariable("PATH")}:/usr/sbin"];

    private static readonly string[] s_asOrdinaryUser = Environment.UserName == "root"
        ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", .. s_path]
        : s_path;

    private Process? _process;

    protected DatabaseServer()
    {
        GiveAway(Directory);
        File.SetUnixFileMode(Directory, (UnixFileMode)0b111_101_101);
    }

    /// <summary>Everything of this server is in here.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("db").FullName;

    /// <summary>The TCP port.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>The command line of the server, which stays in the foreground.</summary>
    protected abstract string[] Command { get; }

    /// <summary>Starts the server and waits until it answers.</summary>
    public void Start()
    {
        string log = Path.Combine(Directory, "log");
        string[] command = [.. s_asOrdinaryUser, "sh", "-c", $"cd {Directory} && exec \"$@\" >>{log} 2>&1 </dev/null", "sh", .. Command];
        _process = Process.Start(command[0], command[1..]);
        for (long start = Stopwatch.GetTimestamp(); !Answers(); Thread.Sleep(20))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(60))
                Assert.Fail($"{Command[0]} does not answer: {(File.Exists(log) ? File.ReadAllText(log) : "")}");
        }
    }

    /// <summary>Ends the server at once, as in a crash.</summary>
    public void Kill()
    {
        Assert.NotNull(_process);
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>The server stays there but does nothing any more, until <see cref="Thaw"/>.</summary>
    public void Freeze()
    {
        Run("kill", "-STOP", $"{_process!.Id}");
        SpinWait.SpinUntil(() => System.IO.Directory.GetDirectories($"/proc/{_process.Id}/task").All(IsStopped));
    }

    /// <summary>Ends <see cref="Freeze"/>.</summary>
    public void Thaw() => Run("kill", "-CONT", $"{_process!.Id}");

    public async Task InitializeAsync()
    {
        try
        {
            SetUp();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public Task DisposeAsync()
    {
        if (_process is not null)
            Kill();
        System.IO.Directory.Delete(Directory, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Makes the data and starts the server.</summary>
    protected abstract void SetUp();

    /// <summary>Whether clients are served.</summary>
    protected virtual bool Answers()
    {
        try
        {
            new TcpClient("127.0.0.1", Port).Dispose();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether a program that asks the server succeeds.</summary>
    protected static bool Succeeds(Func<string> ask)
    {
        try
        {
            ask();
            return true;
        }
        catch (Xunit.Sdk.TrueException)
        {
            return false;
        }
    }

    /// <summary>Makes a certificate for 127.0.0.1 that is its own authority; the file holds its key too, for the server alone.</summary>
    protected string MakeCertificate()
    {
        string file = new TestCertificate(Directory, "localhost").File;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        GiveAway(file);
        return file;
    }

    /// <summary>Runs a program as the server's user, with a text as its input; gives its output.</summary>
    protected string RunAsOrdinaryUser(string input, params string[] command) => Run(input, [.. s_asOrdinaryUser, .. command]);

    // The state stands behind the name, which is in parentheses.
    private static bool IsStopped(string thread) => File.ReadAllText(thread + "/stat").Split(") ")[^1].StartsWith('T');

    private static void GiveAway(string path)
    {
        if (Environment.UserName == "root")
            Run("chown", "nobody:nogroup", path);
    }

    private static void Run(params string[] command) => Run("", command);

    private static string Run(string input, string[] command)
    {
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.Feed(input);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {errors.Result}{output}");
        return output;
    }
}
