using Postfix.Events;

namespace Postfix.Master;

/// <summary>Keeps a service whose program is broken from being started again and again.</summary>
/// <param name="loop">Runs the pause.</param>
/// <param name="released">Called at its end.</param>
internal sealed class StartThrottle(EventLoop loop, Action released)
{
    private LoopTimer? _pause;

    /// <summary>True during the pause.</summary>
    public bool IsOn => _pause is { IsPending: true };

    /// <summary>Starts the pause.</summary>
    public void Begin(TimeSpan duration) => _pause ??= loop.After(duration, End);

    /// <summary>Ends the pause without a word.</summary>
    public void Release()
    {
        _pause?.Cancel();
        _pause = null;
    }

    private void End()
    {
        _pause = null;
        released();
    }
}
