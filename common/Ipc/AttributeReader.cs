using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Postfix.Ipc;

/// <summary>
/// Reads attribute lists in the order that the protocol fixes, strictly: a missing, unexpected or malformed attribute throws
/// <see cref="AttributeException"/> (contract: attributes.md, section 7). Names and values are bounded.
/// </summary>
/// <param name="channel">Read from; the caller owns it and sets its time limit.</param>
/// <param name="format">The encoding.</param>
public sealed class AttributeReader(Channel channel, AttributeFormat format = AttributeFormat.NullTerminated)
{
    /// <summary>Longest value that is accepted where the caller names no limit, in bytes.</summary>
    public const int DefaultValueLimit = 64 * 1024;

    private const int NameLimit = 1024;
    private const int HashLimit = 1024;

    private bool _inList;

    /// <summary>True when the peer closed the stream where a new list would begin: the normal end of a session.</summary>
    public bool AtEnd() => !_inList && channel.Buffered.IsEmpty && !channel.Fill();

    /// <summary>
    /// Where the peer may send another list or an empty one: false after taking the empty list off the stream. Such lists need have
    /// no end of their own.
    /// </summary>
    /// <exception cref="AttributeException">The peer closed the stream.</exception>
    public bool HasNextList()
    {
        if (channel.Buffered.IsEmpty && !channel.Fill())
            ThrowPremature("input attribute name");
        _inList = false;
        if (channel.Buffered[0] != (format == AttributeFormat.Plain ? (byte)'\n' : (byte)0))
            return true;
        channel.Consume(1);
        return false;
    }

    /// <summary>The string value of attribute <paramref name="name"/>, of at most <paramref name="maxLength"/> bytes.</summary>
    public string ReadString(string name, int maxLength = DefaultValueLimit)
    {
        int length = FindValue(name, maxLength);
        string value = Encoding.Latin1.GetString(channel.Buffered[..length]);
        channel.Consume(length + 1);
        return value;
    }

    /// <summary>As the other overload; a value that is as expected is that very string, so that none is made.</summary>
    public string ReadString(string name, string expected, int maxLength = DefaultValueLimit)
    {
        int length = FindValue(name, maxLength);
        ReadOnlySpan<byte> value = channel.Buffered[..length];
        string result = Ascii.Equals(value, expected) ? expected : Encoding.Latin1.GetString(value);
        channel.Consume(length + 1);
        return result;
    }

    /// <summary>A 32-bit number; values above <see cref="int.MaxValue"/> are the negative ones (attributes.md, section 2).</summary>
    public int ReadInt(string name)
    {
        ulong value = ReadNumber(name);
        if (value > uint.MaxValue)
            throw Malformed("numerical", name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return unchecked((int)value);
    }

    /// <summary>A 64-bit number; values above <see cref="long.MaxValue"/> are the negative ones.</summary>
    public long ReadLong(string name) => unchecked((long)ReadNumber(name));

    /// <summary>Binary data, which travels as base64; returns its length.</summary>
    /// <exception cref="AttributeException">It is no base64, or more than fits into <paramref name="data"/>.</exception>
    public int ReadData(string name, Span<byte> data)
    {
        int length = FindValue(name, DefaultValueLimit);
        ReadOnlySpan<byte> text = channel.Buffered[..length];
        if (Base64.DecodeFromUtf8(text, data, out _, out int written) != OperationStatus.Done)
            throw Malformed("base64", name, Encoding.Latin1.GetString(text[..Math.Min(length, 100)]));
        channel.Consume(length + 1);
        return written;
    }

    /// <summary>A bracketed set of string pairs of any number up to 1024; the first of equal names wins.</summary>
    public Dictionary<string, string> ReadHash()
    {
        if (ReadName() != "{")
            throw new AttributeException($"missing hash in input from {channel.Peer}");
        return ReadPairs("}");
    }

    /// <summary>A list of string pairs to its end, of any number up to 1024; the first of equal names wins.</summary>
    public Dictionary<string, string> ReadList()
    {
        Dictionary<string, string> pairs = ReadPairs("");
        _inList = false;
        return pairs;
    }

    /// <summary>Takes the end of the list; anything else is an unexpected attribute.</summary>
    public void End()
    {
        string name = ReadName();
        if (name.Length > 0)
            throw new AttributeException($"unexpected attribute {name} from {channel.Peer} (expecting: (list terminator))");
        _inList = false;
    }

    /// <summary>The next attribute's name without its value, or "" at the end of the list; for lists of open form.</summary>
    public bool TryReadPair([NotNullWhen(true)] out string? name, [NotNullWhen(true)] out string? value)
    {
        name = ReadName();
        value = null;
        if (name.Length == 0)
        {
            name = null;
            _inList = false;
            return false;
        }
        int length = FindEnd(DefaultValueLimit, "input attribute value");
        value = Encoding.Latin1.GetString(channel.Buffered[..length]);
        channel.Consume(length + 1);
        return true;
    }

    private Dictionary<string, string> ReadPairs(string end)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        for (string name = ReadName(); name != end; name = ReadName())
        {
            if (pairs.Count == HashLimit)
                throw new AttributeException($"attribute count exceeds limit {HashLimit} in input from {channel.Peer}");
            int length = FindEnd(DefaultValueLimit, "input attribute value");
            pairs.TryAdd(name, Encoding.Latin1.GetString(channel.Buffered[..length]));
            channel.Consume(length + 1);
        }
        return pairs;
    }

    private ulong ReadNumber(string name)
    {
        const int MaxDigits = 20;
        int length = FindValue(name, DefaultValueLimit);
        ReadOnlySpan<byte> text = channel.Buffered[..length];
        bool whole = Utf8Parser.TryParse(text[..Math.Min(length, MaxDigits)], out ulong value, out int used);
        if (!whole || used != length)
            throw Malformed("numerical", name, Encoding.Latin1.GetString(text[..Math.Min(length, 100)]));
        channel.Consume(length + 1);
        return value;
    }

    // Leaves the value of the expected attribute at the start of the channel's buffer and returns its length.
    private int FindValue(string expected, int maxLength)
    {
        int length = FindNameEnd();
        ReadOnlySpan<byte> name = channel.Buffered[..length];
        if (!Ascii.Equals(name, expected))
            ThrowUnexpected(Encoding.Latin1.GetString(name), expected);
        channel.Consume(length + 1);
        _inList = true;
        return FindEnd(maxLength, "input attribute value");
    }

    private string ReadName()
    {
        int length = FindNameEnd();
        string name = Encoding.Latin1.GetString(channel.Buffered[..length]);
        channel.Consume(length + 1);
        _inList = true;
        return name;
    }

    private int FindNameEnd()
    {
        if (format == AttributeFormat.NullTerminated)
            return FindEnd(NameLimit, "input attribute name");
        int length = FindEnd(DefaultValueLimit, "input attribute name");
        if (length == 0)
            return 0;
        int equals = channel.Buffered[..length].IndexOf((byte)'=');
        return equals >= 0
            ? equals
            : throw new AttributeException(
                $"missing value for string attribute {Encoding.Latin1.GetString(channel.Buffered[..length])} from {channel.Peer}");
    }

    private int FindEnd(int limit, string what)
    {
        byte delimiter = format == AttributeFormat.Plain ? (byte)'\n' : (byte)0;
        int length;
        try
        {
            length = channel.FindDelimiter(delimiter, limit);
        }
        catch (TimeoutException)
        {
            throw new AttributeException($"timeout on {channel.Peer} while reading {what}");
        }
        if (length < 0)
            ThrowPremature(what);
        return length;
    }

    [DoesNotReturn]
    private void ThrowPremature(string what) =>
        throw new AttributeException($"premature end-of-input on {channel.Peer} while reading {what}");

    [DoesNotReturn]
    private void ThrowUnexpected(string name, string expected) => throw new AttributeException(name.Length == 0
        ? $"missing attribute {expected} in input from {channel.Peer}"
        : $"unexpected attribute {name} from {channel.Peer} (expecting: {expected})");

    private AttributeException Malformed(string kind, string name, string value) =>
        new($"malformed {kind} data from {channel.Peer} while reading {name}: {value}");
}
