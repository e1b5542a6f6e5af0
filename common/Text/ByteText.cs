using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Postfix.Text;

/// <summary>
/// Byte strings: a <see cref="string"/> in which each char is one byte (0-255). Mail, addresses, paths and settings are
/// kept that way, because they are bytes that need not be valid in any encoding. UTF-8 matters only to the functions here that say so.
/// </summary>
public static class ByteText
{
    /// <summary>White space of the C locale. The framework has more: bytes 0x85 and 0xA0, which are parts of letters in UTF-8.</summary>
    public const string WhiteSpace = " \t\n\v\f\r";

    /// <summary>The bytes of a byte string.</summary>
    public static byte[] ToBytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>Writes the bytes of a byte string to <paramref name="destination"/> and returns their number.</summary>
    public static int ToBytes(ReadOnlySpan<char> text, Span<byte> destination) => Encoding.Latin1.GetBytes(text, destination);

    /// <summary>The byte string that holds these bytes.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>The UTF-8 bytes of ordinary .NET text as a byte string.</summary>
    public static string FromUnicode(string text) => Ascii.IsValid(text) ? text : FromBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Ordinary .NET text for people; bytes that are not UTF-8 become U+FFFD.</summary>
    public static string ToUnicode(string text) => Ascii.IsValid(text) ? text : Encoding.UTF8.GetString(ToBytes(text));

    /// <summary>Whether all bytes are below 128.</summary>
    public static bool IsAscii(ReadOnlySpan<char> text) => Ascii.IsValid(text);

    /// <summary>Whether a byte is <see cref="WhiteSpace"/>.</summary>
    public static bool IsWhiteSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    /// <summary>The text without <see cref="WhiteSpace"/> at both ends.</summary>
    public static string Trim(string text) => text.AsSpan().Trim(WhiteSpace).ToString();

    /// <summary>The text without <see cref="WhiteSpace"/> at its start.</summary>
    public static string TrimStart(string text) => text.AsSpan().TrimStart(WhiteSpace).ToString();

    /// <summary>The text without <see cref="WhiteSpace"/> at its end.</summary>
    public static string TrimEnd(string text) => text.AsSpan().TrimEnd(WhiteSpace).ToString();

    /// <summary>Whether the bytes are well-formed UTF-8 (ASCII is).</summary>
    public static bool IsUtf8(string text) => Ascii.IsValid(text) || Utf8.IsValid(ToBytes(text));

    /// <summary>Lower case of the ASCII letters; all other bytes stay.</summary>
    public static string LowerAscii(string text) => text.AsSpan().ContainsAnyInRange('A', 'Z') ? Map(text, LowerAscii) : text;

    /// <summary>Upper case of the ASCII letters; all other bytes stay.</summary>
    public static string UpperAscii(string text) => text.AsSpan().ContainsAnyInRange('a', 'z') ? Map(text, UpperAscii) : text;

    /// <summary>
    /// The form in which names and lookup keys are compared: case-folded as Unicode where the bytes are UTF-8, as ASCII otherwise.
    /// A few letters become two or three.
    /// </summary>
    public static string FoldCase(string text)
    {
        if (Ascii.IsValid(text) || !IsUtf8(text))
            return LowerAscii(text);
        return FromUnicode(CaseFolding.Fold(ToUnicode(text)));
    }

    /// <summary>Equality that ignores the case of ASCII letters only (ordinal comparison of .NET would also fold bytes above 127).</summary>
    public static bool EqualsIgnoreCase(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length)
            return false;
        for (int i = 0; i < a.Length; i++)
            if (a[i] != b[i] && LowerAscii(a[i]) != LowerAscii(b[i]))
                return false;
        return true;
    }

    /// <summary>Whether <paramref name="text"/> starts with <paramref name="prefix"/>, ignoring the case of ASCII letters.</summary>
    public static bool StartsWithIgnoreCase(ReadOnlySpan<char> text, ReadOnlySpan<char> prefix) =>
        text.Length >= prefix.Length && EqualsIgnoreCase(text[..prefix.Length], prefix);

    /// <summary>Text fit for a log line: control characters and bytes that are not UTF-8 become <paramref name="replacement"/>.</summary>
    public static string Printable(string text, char replacement = '?')
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        byte[] bytes = ToBytes(text);
        for (int i = 0; i < bytes.Length;)
        {
            bool valid = Rune.DecodeFromUtf8(bytes.AsSpan(i), out Rune rune, out int length) == OperationStatus.Done;
            if (!valid || rune.Value < ' ' || rune.Value == 0x7f)
                bytes.AsSpan(i, length).Fill((byte)replacement);
            i += length;
        }
        return FromBytes(bytes);
    }

    /// <summary>Text fit for whoever does not expect UTF-8: all but the printable characters of ASCII become <paramref name="replacement"/>.</summary>
    public static string PrintableAscii(string text, char replacement = '?')
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        return string.Create(text.Length, (text, replacement), static (result, source) =>
        {
            for (int i = 0; i < result.Length; i++)
                result[i] = source.text[i] is >= ' ' and <= '~' ? source.text[i] : source.replacement;
        });
    }

    internal static char LowerAscii(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

    private static char UpperAscii(char c) => char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c;

    private static string Map(string text, Func<char, char> map) => string.Create(text.Length, (text, map), static (result, state) =>
    {
        for (int i = 0; i < result.Length; i++)
            result[i] = state.map(state.text[i]);
    });
}
