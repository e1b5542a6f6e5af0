namespace Postfix.Events;

/// <summary>A pending call of an <see cref="EventLoop"/>.</summary>
public sealed class LoopTimer
{
    private Action? _callback;

    internal LoopTimer(Action callback) => _callback = callback;

    /// <summary>True until the call was made or cancelled.</summary>
    public bool IsPending => _callback is not null;

    /// <summary>Takes the call back; harmless when it was made already.</summary>
    public void Cancel() => _callback = null;

    internal void Run()
    {
        Action? callback = _callback;
        _callback = null;
        callback?.Invoke();
    }
}
