using Postfix.PostfixCommand.Installation;
using Postfix.PostfixCommand.Tls;

namespace Postfix.PostfixCommand;

/// <summary>All control actions.</summary>
internal static class ControlActions
{
    private static readonly ControlAction[] s_actions =
    [
        new("start_msg", context => Print(context, "Start postfix")),
        new("stop_msg", context => Print(context, "Stop postfix")),
        new("start", StartActions.Start),
        new("start-fg", StartActions.StartForeground),
        new("stop", StopActions.Stop),
        new("quick-stop", StopActions.QuickStop),
        new("abort", StopActions.Abort),
        new("drain", StopActions.Drain),
        new("reload", RunningActions.Reload),
        new("flush", RunningActions.Flush),
        new("status", RunningActions.Status),
        new("logrotate", LogRotation.Run),
        new("check", CheckActions.Check),
        new("check-fatal", context => CheckActions.CheckFatal(context) ? 0 : 1),
        new("check-warn", CheckActions.Warn),
        new("set-permissions", InstallationActions.RunNamed),
        new("upgrade-configuration", InstallationActions.RunNamed),
        new("post-install", InstallationActions.PostInstall),
        new("tls", TlsActions.Run, TlsActions.Script),
        new("non-bdb", MigrationActions.Run, MigrationActions.Script),
    ];

    /// <summary>The action of a name; null when there is none. A path is a program that wants the environment of the mail system's scripts.</summary>
    public static ControlAction? Find(string name) => name.StartsWith('/')
        ? new ControlAction(name, RunningActions.RunProgram)
        : Array.Find(s_actions, action => action.Name == name);

    // What scripts of System V print when the system starts and stops.
    private static int Print(ControlContext context, string text)
    {
        context.Terminal.WriteLine(text);
        return 0;
    }
}
