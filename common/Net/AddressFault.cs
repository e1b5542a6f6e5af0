using System.Buffers;
using System.Globalization;

namespace Postfix.Net;

/// <summary>Says what is wrong with a numerical address, in the words of Postfix's warnings, for people who have to find the cause.</summary>
public static class AddressFault
{
    private const int MaxShown = 100;
    private const int MaxColons = 7;
    private const int MaxFieldLength = 4;

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The fault of an IPv4 address in four decimal numbers; null when there is none.</summary>
    public static string? OfIpv4(string text) => FindIpv4(text) is { } fault ? $"valid_ipv4_hostaddr: {fault}: {Shorten(text)}" : null;

    /// <summary>The fault of an IPv6 address (RFC 4291, section 2.2), which may end in an IPv4 address; null when there is none.</summary>
    public static string? OfIpv6(string text)
    {
        string[] fields = text.Split(':');
        if (FindIpv6(fields) is { } fault)
            return $"valid_ipv6_hostaddr: {fault}: {Shorten(text)}";
        return EndsInIpv4(fields) ? OfIpv4(fields[^1]) : null;
    }

    private static string? FindIpv4(string text)
    {
        int bad = text.AsSpan().IndexOfAnyExcept("0123456789.");
        if (bad >= 0)
            return InvalidCharacter(text[bad]);
        string[] octets = text.Split('.');
        return octets.Length > 1 && octets.Contains("") ? "misplaced dot"
            : octets.Any(octet => octet.Length > 0 && !byte.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? "invalid octet value"
            : octets.Length > 1 && IsZero(octets[0]) && !octets.All(IsZero) ? "bad initial octet value" // 0.0.0.0 alone has a meaning
            : octets.Length != 4 ? "invalid octet count"
            : null;
    }

    private static string? FindIpv6(string[] fields)
    {
        bool endsInIpv4 = EndsInIpv4(fields);
        int colons = fields.Length - 1;
        IEnumerable<string> inner = fields.Skip(1).SkipLast(1);
        return FindField(endsInIpv4 ? fields[..^1] : fields) is { } fault ? fault
            : colons > MaxColons ? "too many `:' in IPv6 address"
            : inner.Count(field => field.Length == 0) > 1 ? "too many `::' in IPv6 address"
            : endsInIpv4 && colons is < 2 or MaxColons ? "malformed IPv4-in-IPv6 address"
            : colons < 2 ? "too few `:' in IPv6 address"
            : fields[0].Length == 0 && fields[1].Length > 0 ? "bad null first field in IPv6 address"
            : fields[^1].Length == 0 && fields[^2].Length > 0 ? "bad null last field in IPv6 address"
            : null;
    }

    private static string? FindField(string[] fields)
    {
        foreach (string field in fields)
        {
            int bad = field.AsSpan().IndexOfAnyExcept(s_hexDigits);
            if (bad >= 0)
                return $"{InvalidCharacter(field[bad])} in IPv6 address";
            if (field.Length > MaxFieldLength)
                return "malformed IPv6 address";
        }
        return null;
    }

    private static bool EndsInIpv4(string[] fields) => fields[^1].Contains('.');

    private static bool IsZero(string octet) => !octet.AsSpan().ContainsAnyExcept('0');

    private static string InvalidCharacter(char character) => $"invalid character {(int)character}(decimal)";

    private static string Shorten(string text) => text.Length <= MaxShown ? text : text[..MaxShown];
}
