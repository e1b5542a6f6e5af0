using Postfix.Config;
using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>postfix start and start-fg (contract: master-child.md, section 6).</summary>
internal static class StartActions
{
    private const int FirstProcess = 1;

    public static int Start(ControlContext context)
    {
        if (Prepare(context) is int failure)
            return failure;
        return ControlContext.Execute(context.MasterPath, Arguments(context, "-w")) == 0
            ? 0
            : context.Fail("mail system startup failed");
    }

    public static int StartForeground(ControlContext context)
    {
        if (Prepare(context) is int failure)
            return failure;
        if (context.Settings[MultiInstanceParameters.InstanceDirectories].Length > 0)
            return context.Fail("start-fg does not support multi_instance_directories");
        if (Processes.Id != FirstProcess)
            return ControlContext.Execute(context.MasterPath, Arguments(context, "-s"));
        Processes.Exec(context.MasterPath, [context.MasterPath, .. Arguments(context, "-i")]);
        return context.Fail("cannot start-fg the master daemon");
    }

    // What both have in common; an exit status when the mail system must not be started.
    private static int? Prepare(ControlContext context)
    {
        if (!CheckActions.CheckConfiguration(context))
            return 1;
        if (new MasterProcess(context.QueueDirectory).IsRunning())
            return context.Fail("the Postfix mail system is already running");
        if (!FileSystem.TryUnlink(context.QueueDirectory + "/quick-start"))
        {
            if (!CheckActions.CheckSystem(context))
                return context.Fail("Postfix integrity check failed!");
            CheckActions.CheckWarn(context);
        }
        context.Log.Info("starting the Postfix mail system");
        return null;
    }

    private static string[] Arguments(ControlContext context, string mode) =>
        [.. Enumerable.Repeat("-v", context.Verbosity), mode];
}
