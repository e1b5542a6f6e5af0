using Postfix.Config;
using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>Actions on the running mail system.</summary>
internal static class RunningActions
{
    private const int StatusOfBadProgram = 126;
    private const int StatusOfMissingProgram = 127;

    public static int Reload(ControlContext context)
    {
        if (!context.WarnAboutParameters())
            return 1;
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
        string program = context.Operands[0];
        try
        {
            return Spawn.Run(new SpawnRequest(program, context.Operands) { WorkingDirectory = context.QueueDirectory });
        }
        catch (PosixException problem)
        {
            // As the shell does it that runs the script of Postfix.
            bool isMissing = problem.Errno is Errno.ENOENT or Errno.ENOTDIR;
            context.Terminal.WriteError($"{context.Settings[MailParameters.DaemonDirectory]}/{ControlAction.MainScript}: {program}: "
                + (isMissing ? "not found" : problem.Errno.Describe()));
            return isMissing ? StatusOfMissingProgram : StatusOfBadProgram;
        }
    }

    public static int Flush(ControlContext context) => ControlContext.Execute(context.CommandPath("postqueue"), "-f");

    public static int Status(ControlContext context)
    {
        if (!context.WarnAboutParameters())
            return 1;
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
