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
    private const int FileMode = 0x1A4; // 0644

    private readonly FileDescriptor _file;
    private readonly string? _collection;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _length;
    private bool _isAtLineStart = true;
    private bool _isAfterReturn;
    private bool _isKept;

    /// <param name="file">The new file; owned by this object.</param>
    /// <param name="id">The random part of its name.</param>
    /// <param name="startText">Stands at the beginning.</param>
    /// <param name="collection">The file that it is appended to; null when it stays as it is.</param>
    public CapturedMessage(FileDescriptor file, string id, string startText, string? collection)
    {
        _file = file;
        _collection = collection;
        Id = id;
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
        if (_collection is not null)
            AppendToCollection(_collection);
        _isKept = _collection is null;
    }

    /// <summary>Closes the file; removes it unless the message is kept in it.</summary>
    public void Dispose()
    {
        if (!_isKept)
            FileSystem.TryUnlink(_file.Path!);
        _file.Dispose();
    }

    private void AppendToCollection(string path)
    {
        using FileDescriptor collection = FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append, FileMode);
        long offset = 0;
        while (_file.ReadAt(_buffer, offset) is > 0 and var count)
        {
            collection.WriteAll(_buffer.AsSpan(0, count));
            offset += count;
        }
    }

    private void Write(ReadOnlySpan<byte> data)
    {
        if (data.Length > BufferSize - _length)
            Flush();
        if (data.Length > BufferSize)
        {
            _file.WriteAll(data);
            return;
        }
        data.CopyTo(_buffer.AsSpan(_length));
        _length += data.Length;
    }

    private void Flush()
    {
        _file.WriteAll(_buffer.AsSpan(0, _length));
        _length = 0;
    }
}
