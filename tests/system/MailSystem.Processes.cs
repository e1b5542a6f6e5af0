using System.Runtime.InteropServices;

namespace Postfix.Tests.System;

/// <content>Its processes, and what can be done to them.</content>
internal sealed partial class MailSystem
{
    // A reader must not take the lock that master holds on the file.
    private int MasterPid => int.Parse(Output("cat", Path.Combine(_directory, "spool/pid/master.pid")));

    /// <summary>Kills a random process of this mail system, master excepted, with SIGKILL.</summary>
    public void KillOne(Random random)
    {
        int[] children = [.. Children()];
        if (children.Length > 0)
            kill(children[random.Next(children.Length)], 9);
    }

    /// <summary>The processes of a daemon, by the program's name.</summary>
    public int[] ProcessesOf(string daemon) => [.. Children().Where(pid =>
        Output("cat", $"/proc/{pid}/cmdline").Split('\0')[0].EndsWith(daemon, StringComparison.Ordinal))];

    /// <summary>Sends a signal to the processes of a daemon.</summary>
    public void Signal(string daemon, int signal)
    {
        foreach (int process in ProcessesOf(daemon))
            kill(process, signal);
    }

    /// <summary>Kills everything at once with SIGKILL.</summary>
    public void KillAll()
    {
        int[] children = [.. Children()];
        KillMaster();
        foreach (int child in children)
            kill(child, 9);
    }

    /// <summary>Kills master with SIGKILL; its children end when they notice.</summary>
    public void KillMaster()
    {
        int master = MasterPid;
        kill(master, 9);
        Await(() => !Directory.Exists($"/proc/{master}"));
    }

    private IEnumerable<int> Children()
    {
        int master = MasterPid;
        return Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out int pid) ? pid : 0)
            .Where(pid => pid > 0 && ParentOf(pid) == master);
    }

    private static int ParentOf(int pid)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1]);
        }
        catch (IOException)
        {
            return 0; // it ended meanwhile
        }
    }

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
