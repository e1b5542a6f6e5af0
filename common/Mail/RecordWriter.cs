using System.Buffers.Text;
using Postfix.Ipc;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// Writes records into one buffer and hands it on when it is full or flushed: few system calls, no allocation per record. What it hands
/// on are always whole records.
/// </summary>
public sealed class RecordWriter : IDisposable
{
    private const int BufferSize = 32 * 1024;
    private const int HeaderLimit = 6;

    private readonly IRecordSink _sink;
    private byte[] _buffer = SharedBuffers.Pool.Rent(BufferSize);
    private int _count;
    private long _written;

    /// <summary>Starts at this offset.</summary>
    public RecordWriter(IRecordSink sink, long offset = 0)
    {
        _sink = sink;
        _written = offset;
    }

    /// <summary>Offset at which the next record starts.</summary>
    public long Position => _written + _count;

    /// <summary>Appends a record.</summary>
    public void Write(RecordType type, ReadOnlySpan<byte> data)
    {
        if (data.Length > _buffer.Length - HeaderLimit)
        {
            WriteLarge(type, data);
            return;
        }
        data.CopyTo(Begin(type, data.Length));
    }

    /// <summary>Appends a record with a byte string as its data.</summary>
    public void Write(RecordType type, ReadOnlySpan<char> text)
    {
        if (text.Length > _buffer.Length - HeaderLimit)
            WriteLarge(type, ByteText.ToBytes(text.ToString()));
        else
            ByteText.ToBytes(text, Begin(type, text.Length));
    }

    /// <summary>Appends a record without data.</summary>
    public void Write(RecordType type) => Begin(type, 0);

    /// <summary>Appends <c>name=value</c>.</summary>
    public void WriteAttribute(string name, ReadOnlySpan<char> value)
    {
        int length = name.Length + 1 + value.Length;
        if (length > _buffer.Length - HeaderLimit)
        {
            WriteLarge(RecordType.Attribute, ByteText.ToBytes($"{name}={value}"));
            return;
        }
        Span<byte> data = Begin(RecordType.Attribute, length);
        int at = ByteText.ToBytes(name, data);
        data[at++] = (byte)'=';
        ByteText.ToBytes(value, data[at..]);
    }

    /// <summary>Appends <c>name=number</c>.</summary>
    public void WriteAttribute(string name, long value)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out int length, provider: System.Globalization.CultureInfo.InvariantCulture);
        WriteAttribute(name, digits[..length]);
    }

    /// <summary>Appends a number in 15 columns, which may be overwritten later.</summary>
    public void WriteNumber(RecordType type, long value) => RecordNumber.Format(value, Begin(type, RecordNumber.Width));

    /// <summary>Appends an arrival time: seconds and microseconds since 1970.</summary>
    public void WriteTime(RecordType type, DateTimeOffset time)
    {
        long microseconds = (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
        Span<byte> text = stackalloc byte[48];
        Utf8Formatter.TryFormat(microseconds / 1_000_000, text, out int at);
        text[at++] = (byte)' ';
        Utf8Formatter.TryFormat(microseconds % 1_000_000, text[at..], out int length);
        Write(type, text[..(at + length)]);
    }

    /// <summary>Writes a record over an older one of the same length, in the buffer if it is still there; for files only.</summary>
    public void Overwrite(long offset, RecordType type, ReadOnlySpan<byte> data)
    {
        Span<byte> record = stackalloc byte[HeaderLimit + data.Length];
        int header = FormatHeader(record, type, data.Length);
        data.CopyTo(record[header..]);
        record = record[..(header + data.Length)];
        if (offset >= _written)
        {
            record.CopyTo(_buffer.AsSpan((int)(offset - _written), (int)(Position - offset)));
            return;
        }
        Flush();
        _sink.WriteAt(record, offset);
    }

    /// <summary>Hands on what is in the buffer.</summary>
    public void Flush()
    {
        if (_count == 0)
            return;
        _sink.WriteAt(_buffer.AsSpan(0, _count), _written);
        _written += _count;
        _count = 0;
    }

    /// <summary>Gives the buffer back; records that were not flushed are lost, as they should be when a message fails.</summary>
    public void Dispose()
    {
        SharedBuffers.Pool.Return(_buffer);
        _buffer = [];
        _count = 0;
    }

    /// <summary>Reserves a record in the buffer and returns the room for its data.</summary>
    private Span<byte> Begin(RecordType type, int length)
    {
        if (_buffer.Length - _count < HeaderLimit + length)
            Flush();
        int header = FormatHeader(_buffer.AsSpan(_count), type, length);
        Span<byte> data = _buffer.AsSpan(_count + header, length);
        _count += header + length;
        return data;
    }

    private void WriteLarge(RecordType type, ReadOnlySpan<byte> data)
    {
        Flush();
        byte[] record = SharedBuffers.Pool.Rent(HeaderLimit + data.Length);
        int header = FormatHeader(record, type, data.Length);
        data.CopyTo(record.AsSpan(header));
        _sink.WriteAt(record.AsSpan(0, header + data.Length), _written);
        _written += header + data.Length;
        SharedBuffers.Pool.Return(record);
    }

    private static int FormatHeader(Span<byte> destination, RecordType type, int length)
    {
        destination[0] = (byte)type;
        int header = 1;
        for (uint rest = (uint)length; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                destination[header++] = (byte)rest;
                return header;
            }
            destination[header++] = (byte)(rest | 0x80);
        }
    }
}
