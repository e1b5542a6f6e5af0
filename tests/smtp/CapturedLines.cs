using Postfix.Logging;
using Postfix.Text;

namespace Postfix.SmtpClient.Tests;

/// <summary>Log lines with their labels.</summary>
internal sealed class CapturedLines : LineTarget
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

    protected override void Send(Severity severity, ReadOnlySpan<byte> line)
    {
        lock (_lines)
            _lines.Add(ByteText.FromBytes(line));
    }
}
