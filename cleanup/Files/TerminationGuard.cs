using Postfix.Posix;

namespace Postfix.Cleanup;

/// <summary>Removes incomplete files when the process is told to end at once (SIGTERM, sent by master when the system stops).</summary>
internal static class TerminationGuard
{
    private const int StackSize = 64 * 1024;

    /// <summary>Starts to watch for the signal.</summary>
    public static void Start(IncompleteFiles files)
    {
        SignalReader signals = new(Signal.SIGTERM);
        new Thread(() => Watch(signals, files), StackSize) { IsBackground = true, Name = "termination" }.Start();
    }

    private static void Watch(SignalReader signals, IncompleteFiles files)
    {
        while (signals.TryTake() is null)
            signals.Descriptor.WaitReadable(Timeout.InfiniteTimeSpan);
        files.DeleteAll();
        Processes.ExitNow((int)Signal.SIGTERM);
    }
}
