using System.Text;
using Postfix.Logging;

namespace Postfix.Anvil.Tests;

/// <summary>Keeps log lines for a test.</summary>
internal sealed class LogCollector : LineTarget
{
    public List<string> Lines { get; } = [];

    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

    protected override void Send(Severity severity, ReadOnlySpan<byte> line) => Lines.Add(Encoding.Latin1.GetString(line).TrimEnd('\n'));
}
