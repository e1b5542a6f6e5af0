using Postfix.Posix;

namespace Postfix.Master;

/// <summary>Starts, watches and stops processes; the seam at which tests have no processes.</summary>
internal interface IChildProcesses
{
    /// <summary>Starts a process.</summary>
    /// <param name="start">What it gets.</param>
    /// <param name="ended">Called from the event loop when it has ended.</param>
    /// <exception cref="PosixException">It cannot be started.</exception>
    Child Start(ChildStart start, Action<Child, ExitReport> ended);

    /// <summary>Asks a process to end at once.</summary>
    void Terminate(Child child);
}
