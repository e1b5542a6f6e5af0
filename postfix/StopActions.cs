using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>The ways to stop the mail system (contract: master-child.md, section 6).</summary>
internal static class StopActions
{
    private const int PatienceSeconds = 5;

    public static int Stop(ControlContext context)
    {
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
            return NotRunning(context);
        context.Log.Info("stopping the Postfix mail system");
        master.Signal(Signal.SIGTERM);
        for (int second = 0; second < PatienceSeconds; second++)
        {
            if (!master.IsRunning())
                return 0;
            context.Log.Info("waiting for the Postfix mail system to terminate");
            WaitForEnd(master);
        }
        context.Log.Warning("stopping the Postfix mail system with force");
        master.SignalGroup(Signal.SIGKILL);
        return 0;
    }

    public static int QuickStop(ControlContext context)
    {
        int status = Stop(context);
        FileSystem.Open(context.QueueDirectory + "/quick-start", OpenFlags.Create | OpenFlags.WriteOnly, 0x1A4).Dispose();
        return status;
    }

    public static int Abort(ControlContext context)
    {
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
            return NotRunning(context);
        context.Log.Info("aborting the Postfix mail system");
        master.Signal(Signal.SIGTERM);
        return 0;
    }

    /// <summary>Without master, its children finish what they are doing and leave.</summary>
    public static int Drain(ControlContext context)
    {
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
            return NotRunning(context);
        context.Log.Info("stopping the Postfix mail system");
        master.Signal(Signal.SIGKILL);
        return 0;
    }

    private static int NotRunning(ControlContext context) => context.Fail("the Postfix mail system is not running");

    // A second at most, and not longer than it takes.
    private static void WaitForEnd(MasterProcess master)
    {
        for (int tenth = 0; tenth < 10 && master.IsRunning(); tenth++)
            Thread.Sleep(100);
    }
}
