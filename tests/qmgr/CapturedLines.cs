using Postfix.Logging;
using Postfix.Text;

namespace Postfix.QueueManager.Tests;

/// <summary>Keeps log lines in memory.</summary>
internal sealed class CapturedLines(List<string> lines) : LineTarget
{
    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

    protected override void Send(Severity severity, ReadOnlySpan<byte> line) => lines.Add(ByteText.FromBytes(line));
}
