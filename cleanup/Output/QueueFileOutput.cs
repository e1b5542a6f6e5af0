using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>Writes the records of the message to its queue file, as long as output makes sense.</summary>
/// <param name="message">The message.</param>
/// <param name="file">Its queue file.</param>
/// <param name="lineLimit">Longest text record in bytes (<c>line_length_limit</c>); longer lines become several _records.</param>
internal sealed class QueueFileOutput(Message message, QueueFileSink file, int lineLimit) : IDisposable
{
    private readonly RecordWriter _records = new(file);

    /// <summary>Offset at which the next record starts.</summary>
    public long Position => _records.Position;

    /// <summary>Whether the file could not be written, or could not be if it were tried now.</summary>
    public bool HasFailed => file.HasFailed || !file.HasRoomFor(Position);

    /// <summary>Writes a record.</summary>
    public void Write(RecordType type, ReadOnlySpan<byte> data)
    {
        if (message.AcceptsOutput)
            _records.Write(type, data);
    }

    /// <summary>Writes a record with a byte string as its data.</summary>
    public void Write(RecordType type, string text)
    {
        if (message.AcceptsOutput)
            _records.Write(type, text);
    }

    /// <summary>Writes a text line or a part of one, in records of acceptable length.</summary>
    public void WriteLine(RecordType type, ReadOnlySpan<byte> text)
    {
        if (!message.AcceptsOutput)
            return;
        for (; text.Length > lineLimit; text = text[lineLimit..])
            _records.Write(RecordType.ContinuedLine, text[..lineLimit]);
        _records.Write(type, text);
    }

    /// <summary>Writes a number that may be overwritten later.</summary>
    public void WriteNumber(RecordType type, long value)
    {
        if (message.AcceptsOutput)
            _records.WriteNumber(type, value);
    }

    /// <summary>Writes a time.</summary>
    public void WriteTime(RecordType type, DateTimeOffset time)
    {
        if (message.AcceptsOutput)
            _records.WriteTime(type, time);
    }

    /// <summary>Writes a named attribute.</summary>
    public void WriteAttribute(string name, string value)
    {
        if (message.AcceptsOutput)
            _records.WriteAttribute(name, value);
    }

    /// <summary>Writes the size record, which is the first record; later calls replace it.</summary>
    public void WriteSize(in SizeRecord size)
    {
        Span<byte> data = stackalloc byte[SizeRecord.Length];
        size.Format(data);
        if (Position == 0)
            _records.Write(RecordType.Size, data);
        else
            _records.Overwrite(0, RecordType.Size, data);
    }

    /// <summary>Hands everything to the system.</summary>
    public void Flush() => _records.Flush();

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();
}
