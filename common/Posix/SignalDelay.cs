using System.Runtime.InteropServices;

namespace Postfix.Posix;

/// <summary>
/// Holds signals back that would end the process in the middle of some work. What has arrived takes effect when the work is done;
/// a signal that this process ignores stays ignored.
/// </summary>
public sealed class SignalDelay : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Signal _arrived = Signal.None;
    private bool _isOver;

    /// <summary>Begins to hold the given signals back.</summary>
    public SignalDelay(params ReadOnlySpan<Signal> signals)
    {
        foreach (Signal signal in signals)
        {
            if (!Signals.IsIgnored(signal))
                _registrations.Add(PosixSignalRegistration.Create((PosixSignal)(int)signal, context => Hold(signal, context)));
        }
    }

    /// <summary>Ends the process by the first signal that has arrived, if any; from now on signals act as before.</summary>
    public void Dispose()
    {
        lock (_lock)
            _isOver = true;
        _registrations.ForEach(registration => registration.Dispose());
        if (_arrived == Signal.None)
            return;
        // The runtime keeps its handler of some signals, and would let this thread go on until it has acted.
        Signals.Default(_arrived);
        Processes.Kill(Processes.Id, _arrived);
    }

    // Called on another thread, perhaps only after the end: then nothing is held back any more.
    private void Hold(Signal signal, PosixSignalContext context)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            context.Cancel = true;
            if (_arrived == Signal.None)
                _arrived = signal;
        }
    }
}
