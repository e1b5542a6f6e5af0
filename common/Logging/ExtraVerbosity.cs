namespace Postfix.Logging;

/// <summary>More detail in the log than the options of the process ask for, about what one thread does until this is disposed of there.</summary>
public readonly struct ExtraVerbosity : IDisposable
{
    [ThreadStatic]
    private static int t_levels;

    private readonly int _levels;

    /// <param name="levels">As many <c>-v</c> options more.</param>
    public ExtraVerbosity(int levels)
    {
        _levels = levels;
        t_levels += levels;
    }

    /// <summary>What the calling thread has in all.</summary>
    internal static int OfThread => t_levels;

    /// <inheritdoc/>
    public void Dispose() => t_levels -= _levels;
}
