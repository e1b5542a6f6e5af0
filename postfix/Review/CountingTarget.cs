using Postfix.Logging;

namespace Postfix.PostfixCommand.Review;

/// <summary>Counts warnings and worse instead of showing them.</summary>
internal sealed class CountingTarget : LineTarget
{
    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

    protected override void Send(Severity severity, ReadOnlySpan<byte> line)
    {
        if (severity >= Severity.Warning)
            Count++;
    }
}
