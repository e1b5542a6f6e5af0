namespace Postfix.Mail;

/// <summary>Encodes lines of text as quoted-printable (RFC 2045, section 6.7), in lines of at most 76 characters.</summary>
internal sealed class QuotedPrintableEncoder
{
    // A line of up to this length can still take one encoded character and a soft line break.
    private const int SoftBreakLength = 72;
    private const int LineCapacity = 80;

    private readonly byte[] _line = new byte[LineCapacity];
    private int _length;

    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    /// <summary>
    /// Encodes text up to the next soft line break, and takes away what was encoded. Returns the line that is complete, without
    /// newline; empty when all text was taken and the line goes on.
    /// </summary>
    public ReadOnlySpan<byte> Encode(ref ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (_length > SoftBreakLength)
            {
                text = text[i..];
                _line[_length++] = (byte)'=';
                return TakeLine();
            }
            byte c = text[i];
            if ((c < ' ' && c != '\t') || c is (byte)'=' or > (byte)'~')
                AppendEncoded(c);
            else
                _line[_length++] = c;
        }
        text = default;
        return default;
    }

    /// <summary>The line that ends here, without newline.</summary>
    public ReadOnlySpan<byte> EndLine()
    {
        // White space at the end of a line would be lost on the way.
        if (_length > 0 && _line[_length - 1] is (byte)' ' or (byte)'\t')
            AppendEncoded(_line[--_length]);
        return TakeLine();
    }

    private void AppendEncoded(byte c)
    {
        _line[_length++] = (byte)'=';
        _line[_length++] = HexDigits[c >> 4];
        _line[_length++] = HexDigits[c & 0xf];
    }

    private ReadOnlySpan<byte> TakeLine()
    {
        int length = _length;
        _length = 0;
        return _line.AsSpan(0, length);
    }
}
