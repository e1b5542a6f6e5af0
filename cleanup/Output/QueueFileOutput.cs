using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>Writes the records of the message to its queue file, as long as output makes sense.</summary>
/// <param name="message">The message.</param>
/// <param name="records">Writes to its queue file.</param>
/// <param name="lineLimit">Longest text record in bytes (<c>line_length_limit</c>); longer lines become several records.</param>
internal sealed class QueueFileOutput(Message message, RecordWriter records, int lineLimit)
{
    /// <summary>Offset at which the next record starts.</summary>
    public long Position => records.Position;

    /// <summary>Writes a record.</summary>
    public void Write(RecordType type, ReadOnlySpan<byte> data)
    {
        if (message.AcceptsOutput)
            records.Write(type, data);
    }

    /// <summary>Writes a record with a byte string as its data.</summary>
    public void Write(RecordType type, string text)
    {
        if (message.AcceptsOutput)
            records.Write(type, text);
    }

    /// <summary>Writes a text line or a part of one, in records of acceptable length.</summary>
    public void WriteLine(RecordType type, ReadOnlySpan<byte> text)
    {
        if (!message.AcceptsOutput)
            return;
        for (; text.Length > lineLimit; text = text[lineLimit..])
            records.Write(RecordType.ContinuedLine, text[..lineLimit]);
        records.Write(type, text);
    }

    /// <summary>Writes a number that may be overwritten later.</summary>
    public void WriteNumber(RecordType type, long value)
    {
        if (message.AcceptsOutput)
            records.WriteNumber(type, value);
    }

    /// <summary>Writes a time.</summary>
    public void WriteTime(RecordType type, DateTimeOffset time)
    {
        if (message.AcceptsOutput)
            records.WriteTime(type, time);
    }

    /// <summary>Writes a named attribute.</summary>
    public void WriteAttribute(string name, string value)
    {
        if (message.AcceptsOutput)
            records.WriteAttribute(name, value);
    }

    /// <summary>Writes the size record, which is the first record; later calls replace it, and hand everything to the system.</summary>
    public void WriteSize(in SizeRecord size)
    {
        Span<byte> data = stackalloc byte[SizeRecord.Length];
        size.Format(data);
        if (Position == 0)
            records.Write(RecordType.Size, data);
        else
            records.Overwrite(0, RecordType.Size, data);
    }

    /// <summary>Hands everything to the system.</summary>
    public void Flush() => records.Flush();
}
