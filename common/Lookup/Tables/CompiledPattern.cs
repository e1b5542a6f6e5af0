namespace Postfix.Lookup.Tables;

/// <summary>A pattern that a native library has compiled. Thread-safe.</summary>
internal abstract class CompiledPattern : IDisposable
{
    /// <summary>The number of groups in parentheses.</summary>
    public abstract int GroupCount { get; }

    /// <summary>Matches a key, and reports where the first of its groups are; an unused group is the empty range at 0.</summary>
    public abstract PatternOutcome Match(NativeText key, Span<Range> groups);

    /// <inheritdoc/>
    public abstract void Dispose();
}
