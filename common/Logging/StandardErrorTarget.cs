using System.Text;
using Postfix.Posix;

namespace Postfix.Logging;

/// <summary>Lines for a person at a terminal, whole ones: "postmap: warning: text" on a descriptor, usually standard error.</summary>
/// <param name="program">The name in front; empty for none.</param>
/// <param name="output">Where lines go; not closed.</param>
public sealed class StandardErrorTarget(string program, FileDescriptor output) : LineTarget
{
    private readonly byte[] _program = program.Length == 0 ? [] : Encoding.Latin1.GetBytes(program + ": ");
    private byte[] _out = new byte[MaxTextBytes + 512];

    /// <inheritdoc/>
    protected override int TextLimit => int.MaxValue;

    /// <inheritdoc/>
    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line)
    {
        _program.CopyTo(line);
        return _program.Length;
    }

    /// <inheritdoc/>
    protected override void Send(Severity severity, ReadOnlySpan<byte> line)
    {
        if (_out.Length <= line.Length)
            _out = new byte[line.Length + 1];
        line.CopyTo(_out);
        _out[line.Length] = (byte)'\n';
        try
        {
            output.WriteAll(_out.AsSpan(0, line.Length + 1));
        }
        catch (PosixException)
        {
            // Nobody reads our standard error any more; there is nowhere left to say so.
        }
    }
}
