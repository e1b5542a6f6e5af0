using System.Runtime.InteropServices;

namespace Postfix.Tests.System;

/// <content>Its processes, and what can be done to them.</content>
internal sealed partial class MailSystem
{
    /// <summary>SIGSTOP.</summary>
    public const int StopSignal = 19;

    private const int KillSignal = 9;
    private const int QuietLooks = 10;

    /// <summary>The process of master. A reader must not take the lock that it holds on the file.</summary>
    public int MasterPid => int.Parse(Output("cat", Path.Combine(_directory, "spool/pid/master.pid")));

    /// <summary>Kills a random process of this mail system, master and perhaps another daemon excepted, with SIGKILL.</summary>
    public void KillOne(Random random, string? spared)
    {
        int[] children = [.. Children().Except(spared is null ? [] : ProcessesOf(spared))];
        if (children.Length > 0)
            kill(children[random.Next(children.Length)], KillSignal);
    }

    /// <summary>The processes of a daemon, by the program's name.</summary>
    public int[] ProcessesOf(string daemon) =>
        [.. Children().Where(pid => CommandOf(pid).EndsWith(daemon, StringComparison.Ordinal))];

    /// <summary>Sends a signal to the processes of a daemon.</summary>
    public void Signal(string daemon, int signal)
    {
        foreach (int process in ProcessesOf(daemon))
            kill(process, signal);
    }

    /// <summary>Kills everything with SIGKILL, those too who submit mail just now.</summary>
    public void KillAll() => Await(() => SignalWorkers(KillSignal, _ => true), "the end of all processes");

    /// <summary>
    /// Stops everything with SIGSTOP; nothing moves any more then. Who submits mail in a loop has begun with the next one, which is
    /// stopped too, when several looks have found nothing new.
    /// </summary>
    public void Freeze()
    {
        int quietLooks = 0;
        Await(() => (quietLooks = SignalWorkers(StopSignal, thread => StatusOf(thread)[0] != "T") ? quietLooks + 1 : 0) == QuietLooks,
            "a stop of all processes");
    }

    /// <summary>Kills master with SIGKILL; its children end when they notice.</summary>
    public void KillMaster()
    {
        int master = MasterPid;
        kill(master, KillSignal);
        Await(() => !Directory.Exists($"/proc/{master}"));
    }

    /// <summary>All processes that master has started.</summary>
    public IEnumerable<int> Children()
    {
        int master = MasterPid;
        return Processes().Where(pid => StatusOf($"/proc/{pid}")[1] == $"{master}");
    }

    // Signals the processes of this mail system that have a thread like that; true when there are none. While they get the signal they
    // may start others, so it takes several looks. A command has our configuration before it works in the spool, and a set-group-ID
    // program does not let everybody see that.
    private bool SignalWorkers(int signal, Func<string, bool> isMeant)
    {
        string spool = Path.Combine(_directory, "spool");
        int[] workers = [.. Processes().Where(IsOurs).Where(pid => ThreadsOf(pid).Any(isMeant))];
        foreach (int worker in workers)
            kill(worker, signal);
        return workers.Length == 0;

        bool IsOurs(int pid) => new FileInfo($"/proc/{pid}/cwd").LinkTarget == spool
            || EnvironmentOf(pid).Contains($"MAIL_CONFIG={Path.Combine(_directory, "etc")}");
    }

    /// <summary>The environment that a process was started with; empty when it has ended, or may not be seen.</summary>
    private static string[] EnvironmentOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/environ").Split('\0');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The program that a process runs; empty when it has ended meanwhile.</summary>
    private static string CommandOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0')[0];
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static IEnumerable<int> Processes() => Directory.EnumerateDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), out int pid) ? pid : 0)
        .Where(pid => pid > 0);

    private static string[] ThreadsOf(int pid)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{pid}/task");
        }
        catch (IOException)
        {
            return []; // it ended meanwhile
        }
    }

    // State, parent and more of a process or thread (proc(5), stat), by its folder.
    private static string[] StatusOf(string folder)
    {
        try
        {
            string status = File.ReadAllText($"{folder}/stat");
            return status[(status.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return ["", ""]; // it ended meanwhile
        }
    }

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
