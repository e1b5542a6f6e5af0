namespace Postfix.Logging;

/// <summary>More detail in a log than its options ask for, about what one thread does until this is disposed of there.</summary>
public readonly struct ExtraVerbosity : IDisposable
{
    private readonly ThreadLocal<int>? _ofThread;
    private readonly int _levels;

    internal ExtraVerbosity(ThreadLocal<int> ofThread, int levels)
    {
        (_ofThread, _levels) = (ofThread, levels);
        ofThread.Value += levels;
    }

    /// <inheritdoc/>
    public void Dispose() => _ofThread?.Value -= _levels;
}
