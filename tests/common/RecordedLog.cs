using NLog;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Tests;

/// <summary>Keeps log lines for a test to look at: "warning: text", or the text alone.</summary>
public sealed class RecordedLog : LineTarget
{
    private readonly List<string> _lines = [];

    public RecordedLog(int verbosity = 0) => Log = new Log(verbosity, this);

    public Log Log { get; }

    public IReadOnlyList<string> Lines => _lines;

    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

    protected override void Send(Severity severity, ReadOnlySpan<byte> line) => _lines.Add(ByteText.FromBytes(line));
}
