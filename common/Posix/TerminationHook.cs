using System.Runtime.InteropServices;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Runs an action when a signal asks this process to end, then ends it. The action runs on a thread of its own, at most once.</summary>
public sealed class TerminationHook : IDisposable
{
    private static readonly Signal[] Signals = [Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTERM, Signal.SIGHUP];

    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action _action;
    private int _isDone;

    /// <summary>Installs the hook for the signals that are not ignored: under nohup(1) a program outlives its terminal.</summary>
    public TerminationHook(Action action)
    {
        _action = action;
        foreach (Signal signal in Signals)
        {
            if (!Posix.Signals.IsIgnored(signal))
                _registrations.Add(PosixSignalRegistration.Create((PosixSignal)(int)signal, _ => End(signal)));
        }
    }

    /// <summary>Removes the hook; an action that has begun is let run.</summary>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void End(Signal signal)
    {
        if (Interlocked.Exchange(ref _isDone, 1) != 0)
            return;
        _action();
        Processes.ExitNow((int)signal);
    }
}
