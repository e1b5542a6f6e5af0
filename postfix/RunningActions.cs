using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>Actions on the running mail system.</summary>
internal static class RunningActions
{
    public static int Reload(ControlContext context)
    {
        context.WarnAboutParameters();
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
            return context.Fail("the Postfix mail system is not running");
        context.Log.Info("refreshing the Postfix mail system");
        // Only the active queue must be in order now; the rest is checked while the mail system works.
        if (ControlContext.Execute(context.CommandPath("postsuper"), "active") != 0)
            return 1;
        master.Signal(Signal.SIGHUP);
        ControlContext.Start(context.CommandPath("postsuper"));
        return 0;
    }

    public static int RunProgram(ControlContext context)
    {
        try
        {
            return Spawn.Run(new SpawnRequest(context.Operands[0], context.Operands) { WorkingDirectory = context.QueueDirectory });
        }
        catch (PosixException problem)
        {
            return context.Fail($"{context.Operands[0]}: {problem.Errno.Describe()}");
        }
    }

    public static int Flush(ControlContext context) => ControlContext.Execute(context.CommandPath("postqueue"), "-f");

    public static int Status(ControlContext context)
    {
        context.WarnAboutParameters();
        MasterProcess master = new(context.QueueDirectory);
        if (!master.IsRunning())
        {
            context.Log.Info("the Postfix mail system is not running");
            return 1;
        }
        context.Log.Info($"the Postfix mail system is running: PID: {master.Id}");
        return 0;
    }
}
