using System.Buffers;

namespace Postfix.Cleanup;

/// <summary>Sets of bytes written with the backslash escapes of C: <c>\0\r\377</c>.</summary>
internal static class EscapedBytes
{
    private const int OctalDigits = 3;

    /// <summary>The bytes of a parameter value; null when it is empty.</summary>
    public static SearchValues<byte>? Parse(string text)
    {
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
                bytes.Add((byte)text[i]);
            else if (IsOctal(text[++i]))
                bytes.Add(ParseOctal(text, ref i));
            else
                bytes.Add(Escape(text[i]));
        }
        return bytes.Count == 0 ? null : SearchValues.Create(bytes.ToArray());
    }

    private static byte ParseOctal(string text, ref int index)
    {
        int value = 0;
        int end = Math.Min(text.Length, index + OctalDigits);
        for (; index < end && IsOctal(text[index]); index++)
            value = (value << 3) | (text[index] - '0');
        index--;
        return (byte)value;
    }

    private static byte Escape(char c) => c switch
    {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        _ => (byte)c,
    };

    private static bool IsOctal(char c) => c is >= '0' and <= '7';
}
