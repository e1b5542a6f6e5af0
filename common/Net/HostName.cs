using System.Buffers;
using System.Buffers.Binary;
using System.Net;

namespace Postfix.Net;

/// <summary>
/// The syntax of host names: letters, digits, hyphens inside, underscores (RFC 1123 with what the world does), and of numerical addresses.
/// </summary>
public static class HostName
{
    private const int MaxLength = 255;
    private const int MaxLabelLength = 63;
    private const string LabelCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static readonly SearchValues<char> s_labelCharacters = SearchValues.Create(LabelCharacters);
    private static readonly SearchValues<char> s_internationalCharacters =
        SearchValues.Create(LabelCharacters + string.Concat(Enumerable.Range(0x80, 0x80).Select(value => (char)value)));
    private static readonly SearchValues<char> s_ipv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Whether <paramref name="name"/> is a host name; numerical addresses are none.</summary>
    public static bool IsValid(string name, HostNameForm form = HostNameForm.Plain) => FindFault(name, form) is null;

    /// <summary>Why <paramref name="name"/> is no host name, in the words of Postfix's warnings; null when it is one.</summary>
    public static string? FindFault(string name, HostNameForm form = HostNameForm.Plain)
    {
        if (name.Length == 0)
            return "empty hostname";
        bool isNumeric = true;
        bool isFirst = true;
        foreach (Range range in name.AsSpan().Split('.'))
        {
            ReadOnlySpan<char> label = name.AsSpan(range);
            bool isWildcard = isFirst && form == HostNameForm.WildcardAllowed && label is "*";
            string? fault = isWildcard ? null : FindLabelFault(label, form);
            if (fault is not null)
                return $"{fault}: {Shorten(name)}";
            isNumeric &= !isWildcard && !label.ContainsAnyExceptInRange('0', '9');
            isFirst = false;
        }
        return isNumeric ? $"numeric hostname: {Shorten(name)}"
            : name.Length > MaxLength ? $"bad length {name.Length} for {Shorten(name)}..."
            : null;
    }

    /// <summary>Whether <paramref name="text"/> is a numerical IPv4 or IPv6 address, without brackets.</summary>
    public static bool IsAddress(string text) => ParseAddress(text) is not null;

    /// <summary>The numerical address in <paramref name="text"/>; null when it is none. Only four decimal numbers make an IPv4 address.</summary>
    public static IPAddress? ParseAddress(string text)
    {
        if (text.Contains(':'))
            return !text.AsSpan().ContainsAnyExcept(s_ipv6Characters) && IPAddress.TryParse(text, out IPAddress? address) ? address : null;
        if (ParseDottedQuad(text) is not { } bits)
            return null;
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, bits);
        return new IPAddress(bytes);
    }

    /// <summary>An IPv4 address, as the number that its bits make; null when the text is none.</summary>
    public static uint? ParseDottedQuad(ReadOnlySpan<char> text)
    {
        uint address = 0;
        int count = 0;
        foreach (Range range in text.Split('.'))
        {
            ReadOnlySpan<char> number = text[range];
            bool isByte = number.Length is >= 1 and <= 3 && !number.ContainsAnyExceptInRange('0', '9') && uint.Parse(number) <= byte.MaxValue;
            // A leading zero means octal to some programs.
            if (!isByte || (number.Length > 1 && number[0] == '0'))
                return null;
            address = (address << 8) | uint.Parse(number);
            count++;
        }
        return count == 4 ? address : null;
    }

    private static string? FindLabelFault(ReadOnlySpan<char> label, HostNameForm form)
    {
        if (label.IsEmpty)
            return "misplaced delimiter";
        int bad = label.IndexOfAnyExcept(form == HostNameForm.International ? s_internationalCharacters : s_labelCharacters);
        if (bad >= 0)
            return $"invalid character {(int)label[bad]}(decimal)";
        return label.Length > MaxLabelLength ? "hostname label too long"
            : label[0] == '-' || label[^1] == '-' ? "misplaced hyphen"
            : null;
    }

    private static string Shorten(string name) => name.Length <= 100 ? name : name[..100];
}
