namespace Postfix.QueueManager.Scheduling;

/// <summary>One planned action of <see cref="Alarms"/>.</summary>
internal sealed class Alarm(Action action)
{
    private Action? _action = action;

    /// <summary>Whether it has neither run nor been cancelled.</summary>
    public bool IsPending => _action is not null;

    /// <summary>Forgets the action.</summary>
    public void Cancel() => _action = null;

    /// <summary>Runs the action unless it was cancelled.</summary>
    public void Run()
    {
        Action? action = _action;
        _action = null;
        action?.Invoke();
    }
}
