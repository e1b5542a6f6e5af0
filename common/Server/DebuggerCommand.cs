using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Attaches the debugger_command to this process (DEBUG_README).</summary>
public static class DebuggerCommand
{
    private const string Shell = "/bin/sh";

    // Time for the debugger to attach, as in Postfix.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>Starts the command with the process's name and id as $process_name and $process_id.</summary>
    /// <exception cref="FatalException">No command is configured, or it cannot be started.</exception>
    public static void Start(Settings settings, string processName)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings own = settings.With([("process_name", processName)]);
        string command = own[LoggingParameters.DebuggerCommand];
        if (command.Length == 0)
            throw new FatalException("no debugger_command variable set up");
        Spawn.Start(new SpawnRequest(Shell, "sh", "-c", command));
        Thread.Sleep(s_pause);
    }
}
