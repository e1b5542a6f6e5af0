using System.Globalization;

namespace Postfix.Tests.System;

/// <summary>What the kernel says about a process (proc(5)).</summary>
internal static class ProcessFigures
{
    private const long Kilobyte = 1024;

    // Ticks of the processor times in /proc are hundredths of a second on every Linux system.
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Memory that no other process shares, in bytes.</summary>
    public static long PrivateMemory(int pid) =>
        Field(pid, "smaps_rollup", "Private_Clean:") + Field(pid, "smaps_rollup", "Private_Dirty:");

    /// <summary>The most memory that was ever in use at a time, with pages of files, in bytes.</summary>
    public static long PeakMemory(int pid) => Field(pid, "status", "VmHWM:");

    /// <summary>Open descriptors.</summary>
    public static int Descriptors(int pid) => Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Count();

    /// <summary>Processor time that all threads have used.</summary>
    public static TimeSpan ProcessorTime(int pid)
    {
        string status = File.ReadAllText($"/proc/{pid}/stat");
        string[] fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return s_tick * (Number(fields[11]) + Number(fields[12]));
    }

    private static long Field(int pid, string file, string name)
    {
        string line = File.ReadLines($"/proc/{pid}/{file}").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * Kilobyte;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
