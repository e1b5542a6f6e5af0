using System.Buffers;
using System.Buffers.Binary;
using System.Net;

namespace Postfix.Net;

/// <summary>
/// The syntax of host names: letters, digits, hyphens inside, underscores (RFC 1123 with what the world does), and of numerical addresses.
/// </summary>
public static class HostName
{
    private const string Prefix = "valid_hostname: ";
    private const int MaxLength = 255;
    private const int MaxLabelLength = 63;
    private static readonly SearchValues<char> s_numericCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> s_ipv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Whether <paramref name="name"/> is a host name; numerical addresses are none.</summary>
    public static bool IsValid(string name, HostNameForm form = HostNameForm.Plain) => FindFault(name, form) is null;

    /// <summary>Why <paramref name="name"/> is no host name, in the words of Postfix's warnings; null when it is one.</summary>
    public static string? FindFault(string name, HostNameForm form = HostNameForm.Plain)
    {
        if (name.Length == 0)
            return Prefix + "empty hostname";
        int labelLength = 0;
        for (int i = 0; i < name.Length; i++)
        {
            labelLength = name[i] == '.' && labelLength > 0 && i + 1 < name.Length ? 0 : labelLength + 1;
            if (labelLength > 0 && FindFaultAt(name, i, labelLength, form) is { } fault)
                return $"{Prefix}{fault}: {Shorten(name)}";
        }
        return !name.AsSpan().ContainsAnyExcept(s_numericCharacters) ? $"{Prefix}numeric hostname: {Shorten(name)}"
            : name.Length > MaxLength ? $"{Prefix}bad length {name.Length} for {Shorten(name)}..."
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

    // One character after the other, so that of two faults the first one is named.
    private static string? FindFaultAt(string name, int index, int labelLength, HostNameForm form)
    {
        char next = index + 1 < name.Length ? name[index + 1] : '.';
        return name[index] switch
        {
            '.' => "misplaced delimiter",
            '-' => labelLength == 1 || next == '.' ? "misplaced hyphen" : null,
            '*' when form == HostNameForm.WildcardAllowed =>
                index == 0 && name.Length > 1 && next == '.' ? null : "'*' can be the first label only",
            char c when c == '_' || char.IsAsciiLetterOrDigit(c) || (c >= 0x80 && form == HostNameForm.International) =>
                labelLength > MaxLabelLength ? "hostname label too long" : null,
            char c => $"invalid character {(int)c}(decimal)",
        };
    }

    private static string Shorten(string name) => name.Length <= 100 ? name : name[..100];
}
