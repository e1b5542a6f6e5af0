using System.Buffers.Text;

namespace Postfix.Ipc;

/// <summary>Writes attribute lists (contract: attributes.md, section 6). Nothing is sent before <see cref="Flush"/>.</summary>
/// <param name="channel">Written to; the caller owns it.</param>
/// <param name="format">The encoding.</param>
public sealed class AttributeWriter(Channel channel, AttributeFormat format = AttributeFormat.NullTerminated)
{
    private const int NumberLength = 20;
    private const int ShortLength = 512;

    /// <summary>A string; must not contain the encoding's terminator.</summary>
    /// <exception cref="ArgumentException">The value would end the attribute early.</exception>
    public void Write(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains(Terminator()))
            throw new ArgumentException("value contains its own terminator", name);
        WriteName(name);
        channel.Write(value);
        WriteEnd();
    }

    /// <summary>A 32-bit number; negative ones travel as unsigned (attributes.md, section 2).</summary>
    public void Write(string name, int value) => WriteNumber(name, unchecked((uint)value));

    /// <summary>A 64-bit number; negative ones travel as unsigned.</summary>
    public void Write(string name, long value) => WriteNumber(name, unchecked((ulong)value));

    /// <summary>Binary data, which travels as base64.</summary>
    public void WriteData(string name, ReadOnlySpan<byte> data)
    {
        int length = Base64.GetMaxEncodedToUtf8Length(data.Length);
        Span<byte> text = length <= ShortLength ? stackalloc byte[length] : new byte[length];
        Base64.EncodeToUtf8(data, text, out _, out int written);
        WriteName(name);
        channel.Write(text[..written]);
        WriteEnd();
    }

    /// <summary>A bracketed set of string pairs.</summary>
    public void WriteHash(IReadOnlyDictionary<string, string> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        channel.Write("{"u8);
        WriteEnd();
        foreach ((string name, string value) in pairs)
            Write(name, value);
        channel.Write("}"u8);
        WriteEnd();
    }

    /// <summary>Ends the list.</summary>
    public void End() => WriteEnd();

    /// <summary>Sends what was written.</summary>
    public void Flush() => channel.Flush();

    private char Terminator() => format == AttributeFormat.Plain ? '\n' : '\0';

    private void WriteNumber(string name, ulong value)
    {
        WriteName(name);
        Utf8Formatter.TryFormat(value, channel.GetSpan(NumberLength), out int written);
        channel.Advance(written);
        WriteEnd();
    }

    private void WriteName(string name)
    {
        channel.Write(name);
        channel.Write(format == AttributeFormat.Plain ? "="u8 : "\0"u8);
    }

    private void WriteEnd() => channel.Write(format == AttributeFormat.Plain ? "\n"u8 : "\0"u8);
}
