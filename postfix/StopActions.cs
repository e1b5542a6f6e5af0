using System.Diagnostics;
using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>The ways to stop the mail system (contract: master-child.md, section 6).</summary>
internal static class StopActions
{
    private const int PatienceSeconds = 5;

    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_drainLimit = TimeSpan.FromSeconds(1);

    public static int Stop(ControlContext context)
    {
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
            return NotRunning(context);
        Announce(context, "stopping the Postfix mail system");
        master.Signal(Signal.SIGTERM);
        if (EndsWithin(master, s_moment))
            return 0;
        for (int second = 0; second < PatienceSeconds; second++)
        {
            context.Log.Info("waiting for the Postfix mail system to terminate");
            if (EndsWithin(master, TimeSpan.FromSeconds(1)))
                return 0;
        }
        context.Log.Warning("stopping the Postfix mail system with force");
        master.SignalGroup(Signal.SIGKILL);
        return 0;
    }

    /// <summary>The next start does without checks; the system is then stopped, whether or not it was running.</summary>
    public static int QuickStop(ControlContext context)
    {
        Stop(context);
        FileSystem.Open(context.QueueDirectory + "/quick-start", OpenFlags.Create | OpenFlags.WriteOnly, 0x1A4).Dispose();
        return 0;
    }

    public static int Abort(ControlContext context)
    {
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
            return NotRunning(context);
        Announce(context, "aborting the Postfix mail system");
        master.Signal(Signal.SIGTERM);
        return 0;
    }

    /// <summary>Without master, its children finish what they are doing and leave.</summary>
    public static int Drain(ControlContext context)
    {
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
            return NotRunning(context);
        Announce(context, "stopping the Postfix mail system");
        master.Signal(Signal.SIGKILL);
        return 0;
    }

    // postlogd(8) ends with the system, and would leave unread lines unwritten.
    private static void Announce(ControlContext context, string line)
    {
        context.Log.Info(line);
        context.Log.Drain(s_drainLimit);
    }

    private static int NotRunning(ControlContext context) => context.Fail("the Postfix mail system is not running");

    private static bool EndsWithin(MasterProcess master, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        while (master.IsRunning())
        {
            if (Stopwatch.GetElapsedTime(start) > limit)
                return false;
            Thread.Sleep(10);
        }
        return true;
    }
}
