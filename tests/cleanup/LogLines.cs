using System.Text;
using Postfix.Logging;

namespace Postfix.Cleanup.Tests;

/// <summary>A log target that keeps lines with their severity labels.</summary>
internal sealed class LogLines : LineTarget
{
    private readonly List<string> _lines = [];

    public string All
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

    protected override void Send(Severity severity, ReadOnlySpan<byte> line)
    {
        lock (_lines)
            _lines.Add(Encoding.Latin1.GetString(line));
    }
}
