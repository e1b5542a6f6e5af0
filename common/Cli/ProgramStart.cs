using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Cli;

/// <summary>Starts programs; when the system has no room for another process, again and again (<c>fork_attempts</c>, <c>fork_delay</c>).</summary>
/// <param name="settings">main.cf.</param>
/// <param name="log">Told about each failure.</param>
public sealed class ProgramStart(Settings settings, Log log)
{
    /// <summary>Starts a program; returns its process id.</summary>
    /// <exception cref="PosixException">It cannot be started.</exception>
    public int Start(SpawnRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Try(request.Arguments[0], () => Spawn.Start(request));
    }

    internal int Try(string name, Func<int> start)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return start();
            }
            catch (PosixException error) when (error.Errno is Errno.EAGAIN or Errno.ENOMEM)
            {
                log.Warning($"fork {name}: {error.Errno.Describe()}");
                if (attempt >= settings[MasterParameters.ForkAttempts])
                    throw;
                Thread.Sleep(settings[MasterParameters.ForkDelay]);
            }
        }
    }
}
