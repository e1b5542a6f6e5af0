using System.Globalization;

namespace Postfix.Tls;

/// <summary>
/// The TLS versions that may be used: a lower and an upper bound and versions in between that are excluded
/// (postconf(5), smtpd_tls_protocols).
/// </summary>
/// <param name="Minimum">Protocol number of the oldest version; 0 is no bound.</param>
/// <param name="Maximum">Protocol number of the newest version; 0 is no bound.</param>
/// <param name="ExcludingOptions">OpenSSL's options that turn off single versions.</param>
public readonly record struct ProtocolRange(int Minimum, int Maximum, ulong ExcludingOptions)
{
    private static readonly (string Name, int Number, ulong Option)[] s_versions =
    [
        ("SSLv2", 2, 0), // gone from OpenSSL; its exclusion is still in many files
        ("SSLv3", 0x0300, 1UL << 25),
        ("TLSv1", 0x0301, 1UL << 26),
        ("TLSv1.1", 0x0302, 1UL << 28),
        ("TLSv1.2", 0x0303, 1UL << 27),
        ("TLSv1.3", 0x0304, 1UL << 29),
    ];

    /// <summary>
    /// Reads a list such as <c>&gt;=TLSv1.2</c>, <c>!SSLv3, !TLSv1</c> or <c>TLSv1.2 TLSv1.3</c>; a bound may be a hexadecimal
    /// protocol number.
    /// </summary>
    /// <returns>False when the list has a word that is none of these.</returns>
    public static bool TryParse(string list, out ProtocolRange range)
    {
        ArgumentNullException.ThrowIfNull(list);
        int minimum = 0;
        int maximum = 0;
        ulong excluded = 0;
        HashSet<string> included = [];
        range = default;
        foreach (string word in NameList.Split(list))
        {
            bool isKnown = word switch
            {
                ['>', '=', ..] => TryReadBound(word[2..], out minimum),
                ['<', '=', ..] => TryReadBound(word[2..], out maximum),
                ['!', ..] => Exclude(word[1..]),
                _ => Include(word),
            };
            if (!isKnown)
                return false;
        }
        if (included.Count > 0)
            foreach ((string name, _, ulong option) in s_versions)
                excluded |= included.Contains(name) ? 0 : option;
        range = new ProtocolRange(minimum, maximum, excluded);
        return true;

        bool Exclude(string word)
        {
            if (!TryFind(word, out (string Name, int Number, ulong Option) version))
                return false;
            excluded |= version.Option;
            return true;
        }

        bool Include(string word) => TryFind(word, out (string Name, int Number, ulong Option) version)
            && (included.Add(version.Name) || true);
    }

    private static bool TryReadBound(string word, out int number)
    {
        number = TryFind(word, out (string Name, int Number, ulong Option) version) ? version.Number : 0;
        ReadOnlySpan<char> digits = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? word.AsSpan(2) : word;
        return number > 0
            || (int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number) && number >= 0);
    }

    private static bool TryFind(string word, out (string Name, int Number, ulong Option) version)
    {
        version = Array.Find(s_versions, item => item.Name.Equals(word, StringComparison.OrdinalIgnoreCase));
        return version.Name is not null;
    }
}
