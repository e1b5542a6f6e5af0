using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>
/// A set of IPv4 addresses, written as four fields with dots between them: <c>127.0.0.[1..3;5]</c>. A field is a number, or numbers
/// and ranges in brackets. The whole may stand in brackets, too.
/// </summary>
internal sealed class AddressPattern
{
    private const int FieldCount = 4;
    private const string RangeError = "numeric range error";

    private readonly List<(byte Low, byte High)>[] _fields = new List<(byte, byte)>[FieldCount];

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public AddressPattern(string text)
    {
        if (text.StartsWith('[') && MatchingBracket(text) == text.Length - 1)
            text = text[1..^1];
        ReadOnlySpan<char> rest = text;
        if (rest.IsEmpty)
            throw new FormatException("empty address pattern");
        for (int i = 0; i < FieldCount; i++)
        {
            if (i > 0)
                Expect(ref rest, '.', text, "need \".\"");
            _fields[i] = rest is ['[', ..] ? TakeSequence(ref rest, text) : [TakeSingle(ref rest, text, "need decimal number 0..255 or \"[\"")];
        }
        if (!rest.IsEmpty)
            throw Fault("garbage after pattern", rest, text);
    }

    /// <summary>Whether the address is in the set.</summary>
    public bool Matches(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[FieldCount];
        if (address.AddressFamily != AddressFamily.InterNetwork || !address.TryWriteBytes(bytes, out _))
            return false;
        for (int i = 0; i < FieldCount; i++)
        {
            byte value = bytes[i];
            if (!_fields[i].Exists(range => range.Low <= value && value <= range.High))
                return false;
        }
        return true;
    }

    // Where the bracket that the text begins with is closed.
    private static int MatchingBracket(string text)
    {
        int level = 0;
        for (int i = 0; i < text.Length; i++)
        {
            level += text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (level == 0)
                return i;
        }
        throw new FormatException("missing \"]\" character");
    }

    private static List<(byte Low, byte High)> TakeSequence(ref ReadOnlySpan<char> rest, string text)
    {
        List<(byte, byte)> ranges = [];
        do
        {
            rest = rest[1..];
            (byte low, byte high) = TakeSingle(ref rest, text, "need decimal number 0..255");
            if (rest is ['.', '.', ..])
            {
                ReadOnlySpan<char> last = rest[2..];
                rest = last;
                high = TakeOctet(ref rest, text, RangeError);
                if (high < low)
                    throw Fault(RangeError, last, text);
            }
            ranges.Add((low, high));
        }
        while (rest is [';', ..]);
        Expect(ref rest, ']', text, "need \";\" or \"]\"");
        return ranges;
    }

    private static (byte Low, byte High) TakeSingle(ref ReadOnlySpan<char> rest, string text, string problem)
    {
        byte value = TakeOctet(ref rest, text, problem);
        return (value, value);
    }

    private static byte TakeOctet(ref ReadOnlySpan<char> rest, string text, string problem)
    {
        ReadOnlySpan<char> digits = rest[..CountDigits(rest)];
        if (!byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out byte value))
            throw Fault(problem, rest, text);
        rest = rest[digits.Length..];
        return value;
    }

    private static void Expect(ref ReadOnlySpan<char> rest, char expected, string text, string problem)
    {
        if (rest.IsEmpty || rest[0] != expected)
            throw Fault(problem, rest, text);
        rest = rest[1..];
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    // Shows where the trouble is: before>here<after.
    private static FormatException Fault(string problem, ReadOnlySpan<char> rest, string text)
    {
        int length = Math.Max(CountDigits(rest), Math.Min(rest.Length, 1));
        return new($"{problem} at \"{text.AsSpan(0, text.Length - rest.Length)}>{rest[..length]}<{rest[length..]}\"");
    }
}
