using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.SmtpSink;

/// <summary>
/// The file of one transaction. It goes when the transaction comes to nothing; where messages are collected, it is appended to the
/// others at its end, so that transactions at the same time do not mix.
/// </summary>
internal sealed class CapturedMessage : IDisposable
{
    private const int BufferSize = 8 * 1024;

    private readonly FileDescriptor _file;
    private readonly MessageCollection? _collection;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _length;
    private bool _isAtLineStart = true;
    private bool _isAfterReturn;
    private bool _isKept;

    /// <param name="file">The new file; owned by this object.</param>
    /// <param name="id">The random part of its name.</param>
    /// <param name="startText">Stands at the beginning.</param>
    /// <param name="collection">What it is appended to; null when it stays as it is.</param>
    public CapturedMessage(FileDescriptor file, string id, string startText, MessageCollection? collection)
    {
        _file = file;
        _collection = collection;
        Id = id;
        if (collection is not null)
            FileSystem.Unlink(file.Path!); // however this program ends, nothing is left of it
        Write(ByteText.ToBytes(startText));
    }

    /// <summary>The random part of the name.</summary>
    public string Id { get; }

    /// <summary>Appends a header.</summary>
    public void WriteHeader(string name, string value) => Write(ByteText.ToBytes($"{name}: {value}\n"));

    /// <summary>Appends a piece of message text as it came: without carriage returns and the dots that SMTP adds.</summary>
    public void WriteText(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (_isAtLineStart && text[0] == '.')
            {
                _isAtLineStart = false;
                text = text[1..];
                continue;
            }
            bool endsLine = _isAfterReturn && text[0] == '\n';
            int end = endsLine ? 1 : text.IndexOf((byte)'\r');
            (_isAtLineStart, _isAfterReturn) = (endsLine, false);
            Write(end < 0 ? text : text[..end]);
            text = end < 0 ? [] : text[end..];
            if (text is [(byte)'\r', ..])
            {
                (_isAtLineStart, _isAfterReturn) = (false, true);
                text = text[1..];
            }
        }
    }

    /// <summary>The message is complete.</summary>
    public void Keep()
    {
        Write("\n"u8);
        Flush();
        _collection?.Append(_file);
        _isKept = true;
    }

    /// <summary>Closes the file; removes it unless the message is kept in it.</summary>
    public void Dispose()
    {
        if (!_isKept && _collection is null)
            FileSystem.TryUnlink(_file.Path!);
        _file.Dispose();
    }

    private void Write(ReadOnlySpan<byte> data)
    {
        if (data.Length > BufferSize - _length)
            Flush();
        if (data.Length > BufferSize)
        {
            WriteFile(data);
            return;
        }
        data.CopyTo(_buffer.AsSpan(_length));
        _length += data.Length;
    }

    private void Flush()
    {
        WriteFile(_buffer.AsSpan(0, _length));
        _length = 0;
    }

    private void WriteFile(ReadOnlySpan<byte> data)
    {
        try
        {
            _file.WriteAll(data);
        }
        catch (PosixException error)
        {
            throw new FatalException($"append file {_file.Path}: {error.Errno.Describe()}");
        }
    }
}
