using System.Text;
using Postfix.Logging;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>Keeps log lines for a test; warnings begin with their label.</summary>
internal sealed class LogCollector : LineTarget
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

    protected override void Send(Severity severity, ReadOnlySpan<byte> line)
    {
        lock (_lock)
            _lines.Add(Encoding.Latin1.GetString(line).TrimEnd('\n'));
    }
}
