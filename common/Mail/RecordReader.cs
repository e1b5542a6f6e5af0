using System.Diagnostics.CodeAnalysis;
using Postfix.Ipc;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// Reads the records of a queue file or of a connection, one at a time, without copying: <see cref="Data"/> is a view into the
/// read buffer. Whatever the bytes are, the outcome is a record, the end, or a <see cref="CorruptRecordException"/>.
/// </summary>
public sealed class RecordReader : IDisposable
{
    /// <summary>Most backward jumps through pointer records before the file counts as a loop.</summary>
    public const int BackwardJumpLimit = 10_000;

    /// <summary>Longest record that is accepted unless told otherwise; far above anything that is written.</summary>
    public const int DefaultLengthLimit = 1 << 20;

    private const int BufferSize = 32 * 1024;
    private const int LengthBits = 32;
    private const int ShortHeader = 2;

    private readonly IRecordSource _source;
    private readonly PointerMode _pointers;
    private readonly int _lengthLimit;
    private byte[] _buffer = SharedBuffers.Pool.Rent(BufferSize);
    private int _start;
    private int _end;
    private long _bufferOffset;
    private int _dataStart;
    private int _dataLength;
    private long _lastJump;
    private int _backwardJumps;
    private bool _ended;

    /// <summary>Starts at offset 0.</summary>
    /// <param name="source">The queue file or connection.</param>
    /// <param name="pointers">Whether pointer and padding records are acted upon or reported; a connection can only report them.</param>
    /// <param name="lengthLimit">Longest data of one record, in bytes.</param>
    public RecordReader(IRecordSource source, PointerMode pointers, int lengthLimit = DefaultLengthLimit)
    {
        _source = source;
        _pointers = pointers;
        _lengthLimit = lengthLimit;
    }

    /// <summary>Type of the current record.</summary>
    public RecordType Type { get; private set; }

    /// <summary>Offset at which the current record starts.</summary>
    public long Offset { get; private set; }

    /// <summary>Offset of the byte that is read next.</summary>
    public long Position => _bufferOffset + _start;

    /// <summary>Data of the current record; valid until the next read.</summary>
    public ReadOnlySpan<byte> Data => _buffer.AsSpan(_dataStart, _dataLength);

    /// <summary>Data of the current record as a byte string.</summary>
    public string Text => ByteText.FromBytes(Data);

    /// <summary>Reads the next record; false at the end of the input and, where pointers are followed, after the end record.</summary>
    public bool Read()
    {
        if (_ended)
            return false;
        while (ReadRaw())
        {
            if (_pointers == PointerMode.Report)
                return true;
            if (Type == RecordType.Pointer)
                FollowPointer();
            _ended = Type == RecordType.End;
            if (_pointers == PointerMode.ReportAndFollow || Type is not (RecordType.Pointer or RecordType.Padding))
                return true;
        }
        return false;
    }

    /// <summary>Goes on at this offset, which must be the start of a record.</summary>
    public void Seek(long offset)
    {
        _ended = false;
        if (offset >= _bufferOffset && offset <= _bufferOffset + _end)
        {
            _start = (int)(offset - _bufferOffset);
            return;
        }
        _bufferOffset = offset;
        _start = _end = 0;
    }

    /// <summary>Bytes of a connection that were read ahead, for whoever reads it after the records.</summary>
    public ReadOnlySpan<byte> ReadAhead => _buffer.AsSpan(_start, _end - _start);

    /// <inheritdoc/>
    public void Dispose()
    {
        SharedBuffers.Pool.Return(_buffer);
        _buffer = [];
        _start = _end = _dataStart = _dataLength = 0;
    }

    private bool ReadRaw()
    {
        Offset = Position;
        return TryReadShort() || ReadAny();
    }

    /// <summary>The usual record: a line of less than 128 bytes that lies whole in the buffer.</summary>
    private bool TryReadShort()
    {
        ReadOnlySpan<byte> input = _buffer.AsSpan(_start, _end - _start);
        if (input.Length < ShortHeader || input[1] >= 0x80 || input.Length - ShortHeader < input[1] || input[1] > _lengthLimit)
            return false;
        Type = (RecordType)input[0];
        _dataStart = _start + ShortHeader;
        _dataLength = input[1];
        _start = _dataStart + _dataLength;
        return true;
    }

    private bool ReadAny()
    {
        if (!Require(1))
            return false;
        int header = ReadHeader(out int length);
        if (length > _lengthLimit)
            ThrowCorrupt($"illegal length {length}, record type {(byte)Type}");
        if (!Require(header + length))
            ThrowCorrupt($"unexpected EOF in data, record type {(byte)Type} length {length}");
        _dataStart = _start + header;
        _dataLength = length;
        _start += header + length;
        return true;
    }

    /// <summary>Decodes type and length (7 bits per byte, least significant first); returns the size of both.</summary>
    private int ReadHeader(out int length)
    {
        Type = (RecordType)_buffer[_start];
        uint value = 0;
        int header = 1;
        for (int shift = 0; ; shift += 7)
        {
            if (shift >= LengthBits)
                ThrowCorrupt($"too many length bits, record type {(byte)Type}");
            if (!Require(header + 1))
                ThrowCorrupt($"unexpected EOF reading length, record type {(byte)Type}");
            byte part = _buffer[_start + header++];
            value |= (part & 0x7fu) << shift;
            if ((part & 0x80) == 0)
                break;
        }
        length = value > int.MaxValue ? int.MaxValue : (int)value;
        return header;
    }

    /// <summary>Makes this many bytes available from <see cref="_start"/> on; false when the input ends before.</summary>
    private bool Require(int count)
    {
        if (_end - _start >= count)
            return true;
        MakeRoom(count);
        while (_end - _start < count)
        {
            if (_end == _buffer.Length)
                Grow();
            int read = _source.ReadAt(_buffer.AsSpan(_end), _bufferOffset + _end);
            if (read == 0)
                return false;
            _end += read;
        }
        return true;
    }

    private void MakeRoom(int count)
    {
        if (_start + count <= _buffer.Length && _start < _end)
            return;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _bufferOffset += _start;
        _end -= _start;
        _start = 0;
    }

    /// <summary>Doubles the buffer when it is full, so that memory follows what arrived and not what a length field claims.</summary>
    private void Grow()
    {
        byte[] larger = SharedBuffers.Pool.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        SharedBuffers.Pool.Return(_buffer);
        _buffer = larger;
    }

    private void FollowPointer()
    {
        if (!RecordNumber.TryParse(Data, out long target) || target < 0)
            ThrowCorrupt($"malformed pointer record value: {ByteText.Printable(Text)}");
        if (target == 0)
            return;
        if (target <= _lastJump && ++_backwardJumps > BackwardJumpLimit)
            ThrowCorrupt("too many reverse jump records");
        _lastJump = target;
        Seek(target);
    }

    [DoesNotReturn]
    private void ThrowCorrupt(string problem) => throw new CorruptRecordException(problem);
}
