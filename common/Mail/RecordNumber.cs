using System.Buffers.Text;
using System.Globalization;

namespace Postfix.Mail;

/// <summary>Numbers in records that are overwritten in place: decimal, right-aligned in 15 columns.</summary>
public static class RecordNumber
{
    /// <summary>Columns of a number.</summary>
    public const int Width = 15;

    /// <summary>Writes 15 bytes.</summary>
    public static void Format(long value, Span<byte> destination)
    {
        destination[..Width].Fill((byte)' ');
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out int length);
        digits[..length].CopyTo(destination[(Width - length)..]);
    }

    /// <summary>Reads a decimal number that may have blanks before it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long value) =>
        long.TryParse(text.TrimStart(" \t"u8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
