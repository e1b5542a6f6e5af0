using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Attaches the debugger_command to this process (DEBUG_README).</summary>
public static class DebuggerCommand
{
    private const string Shell = "/bin/sh";

    /// <summary>
    /// Runs the command, in which <c>$process_name</c> and <c>$process_id</c> are this process, and waits for its end: the usual ones
    /// leave a debugger in the background and sleep until it has had time to attach.
    /// </summary>
    /// <exception cref="FatalException">No command is configured.</exception>
    /// <exception cref="PosixException">There is no shell.</exception>
    public static void Run(Settings settings, Log log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(log);
        string command = settings[LoggingParameters.DebuggerCommand];
        if (command.Length == 0)
            throw new FatalException($"no {LoggingParameters.DebuggerCommand.Name} variable set up");
        log.Info($"running: {command}");
        Spawn.Run(new SpawnRequest(Shell, "sh", "-c", command));
    }
}
