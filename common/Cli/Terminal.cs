using System.Text;
using Postfix.Posix;

namespace Postfix.Cli;

/// <summary>Standard input, output and error of a command as byte streams; output is buffered until <see cref="Flush"/>.</summary>
public sealed class Terminal
{
    private const int BufferSize = 16 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _length;

    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    public Terminal(FileDescriptor input, FileDescriptor output, FileDescriptor error)
    {
        Input = input;
        Output = output;
        Error = error;
    }

    /// <summary>Standard input.</summary>
    public FileDescriptor Input { get; }

    /// <summary>Standard output; writing to it directly passes the buffer by.</summary>
    public FileDescriptor Output { get; }

    /// <summary>Standard error.</summary>
    public FileDescriptor Error { get; }

    /// <summary>Called when nobody reads standard output any more; while it is null, writing fails.</summary>
    public Action? ReaderGone { get; init; }

    /// <summary>The streams of this process.</summary>
    /// <param name="readerGone">The value of <see cref="ReaderGone"/>.</param>
    public static Terminal OfProcess(Action? readerGone = null)
    {
        FileDescriptor.ReserveStandardStreams();
        return new(FileDescriptor.FromStandardStream(0), FileDescriptor.FromStandardStream(1), FileDescriptor.FromStandardStream(2))
        {
            ReaderGone = readerGone,
        };
    }

    /// <summary>Appends a byte string to standard output.</summary>
    public void Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (ReadOnlySpan<char> left = text; !left.IsEmpty;)
        {
            ReadOnlySpan<char> piece = left[..Math.Min(left.Length, BufferSize)];
            if (piece.Length > BufferSize - _length)
                Flush();
            _length += Encoding.Latin1.GetBytes(piece, _buffer.AsSpan(_length));
            left = left[piece.Length..];
        }
    }

    /// <summary>Appends bytes to standard output.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        if (data.Length > BufferSize - _length)
            Flush();
        if (data.Length > BufferSize)
        {
            Send(data);
            return;
        }
        data.CopyTo(_buffer.AsSpan(_length));
        _length += data.Length;
    }

    /// <summary>Appends a line to standard output.</summary>
    public void WriteLine(string text)
    {
        Write(text);
        Write("\n"u8);
    }

    /// <summary>Sends what is buffered.</summary>
    public void Flush()
    {
        int length = _length;
        _length = 0;
        if (length > 0)
            Send(_buffer.AsSpan(0, length));
    }

    /// <summary>Writes a line to standard error at once, if that is possible.</summary>
    public void WriteError(string text)
    {
        try
        {
            Error.WriteAll(Encoding.Latin1.GetBytes(text + "\n"));
        }
        catch (PosixException)
        {
            // Nobody is there to be told.
        }
    }

    private void Send(ReadOnlySpan<byte> data)
    {
        try
        {
            Output.WriteAll(data);
        }
        catch (PosixException error) when (error.Errno == Errno.EPIPE && ReaderGone is not null)
        {
            ReaderGone();
        }
    }
}
