using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Postfix.Dns;

/// <summary>
/// Reads a DNS message from front to back. A read beyond the end, or a name that makes no sense, sets <see cref="HasFailed"/> and
/// yields zeros from then on, so that a caller need only look once at the end.
/// </summary>
internal ref struct DnsCursor(ReadOnlySpan<byte> message)
{
    /// <summary>RFC 1035, section 2.3.4; the textual form may be longer only by escapes.</summary>
    private const int MaxNameBytes = 255;

    /// <summary>
    /// Every pointer must lead to an earlier place, and a name has 127 labels at most; more jumps are no honest message.
    /// </summary>
    private const int MaxPointers = 127;

    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Offset of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>The message is malformed; all values read since are meaningless.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Declares the message malformed.</summary>
    public void Fail() => HasFailed = true;

    public byte ReadByte() => Take(1) is [var value] ? value : (byte)0;

    public ushort ReadUInt16() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;

    public uint ReadUInt32() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    /// <summary>The next <paramref name="count"/> bytes; empty when there are not so many.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (HasFailed || count < 0 || count > _message.Length - Position)
        {
            HasFailed = true;
            return default;
        }
        Position += count;
        return _message.Slice(Position - count, count);
    }

    /// <summary>Goes on at <paramref name="position"/>, the end of a record; having read beyond it is an error.</summary>
    public void MoveTo(int position)
    {
        if (position < Position || position > _message.Length)
            HasFailed = true;
        else
            Position = position;
    }

    /// <summary>
    /// A possibly compressed name, without the final dot. Dots inside a label and odd bytes come out escaped (RFC 1035, section
    /// 5.1).
    /// </summary>
    public string ReadName()
    {
        StringBuilder name = new();
        int end = WalkLabels(name);
        if (end < 0)
            HasFailed = true;
        else
            Position = end;
        return HasFailed ? "" : name.ToString();
    }

    /// <summary>Collects the labels of the name at <see cref="Position"/>; the offset behind it, or -1.</summary>
    private readonly int WalkLabels(StringBuilder name)
    {
        int at = Position, end = -1, bytes = 0;
        for (int jumps = 0; at < _message.Length;)
        {
            int length = _message[at++];
            if (length >= 0xc0)
            {
                if (at >= _message.Length || ++jumps > MaxPointers)
                    return -1;
                end = end < 0 ? at + 1 : end;
                at = ((length & 0x3f) << 8) | _message[at];
                continue;
            }
            bytes += length + 1;
            if (length >= 0x40 || bytes > MaxNameBytes || length > _message.Length - at)
                return -1;
            if (length == 0)
                return end < 0 ? at : end;
            AppendLabel(name, _message.Slice(at, length));
            at += length;
        }
        return -1;
    }

    private static void AppendLabel(StringBuilder name, ReadOnlySpan<byte> label)
    {
        if (name.Length > 0)
            name.Append('.');
        foreach (byte b in label)
        {
            if (b is (byte)'.' or (byte)'\\')
                name.Append('\\').Append((char)b);
            else if (b is > (byte)' ' and <= (byte)'~')
                name.Append((char)b);
            else
                name.Append('\\').Append(b.ToString("D3", CultureInfo.InvariantCulture));
        }
    }
}
