using Postfix.Posix;

namespace Postfix.Logging;

/// <summary>A log file that lines are appended to, each with one write, so that several programs can share it.</summary>
/// <param name="file">Open for appending; owned.</param>
public sealed class LogFile(FileDescriptor file) : IDisposable
{
    private readonly byte[] _buffer = new byte[LineTarget.MaxTextBytes + 512 + 1];

    /// <summary>Appends a line and its line end; what is too long is cut.</summary>
    /// <exception cref="PosixException">The file cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> line)
    {
        line = line[..Math.Min(line.Length, _buffer.Length - 1)];
        line.CopyTo(_buffer);
        _buffer[line.Length] = (byte)'\n';
        file.WriteAll(_buffer.AsSpan(0, line.Length + 1));
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
