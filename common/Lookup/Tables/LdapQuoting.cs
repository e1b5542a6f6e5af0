using System.Globalization;
using System.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Makes text harmless in LDAP filters and names.</summary>
internal static class LdapQuoting
{
    private const string SpecialInFilter = "*()\\";
    private const string SpecialInName = "\"#+,;<>=\\ ";

    /// <summary>A value in a filter (RFC 4515, section 3).</summary>
    public static string InFilter(string text) => Quote(text, SpecialInFilter);

    /// <summary>A value in a distinguished name (RFC 4514, section 2.4); blanks only matter at its ends, but do no harm escaped elsewhere.</summary>
    public static string InName(string text) => Quote(text, SpecialInName);

    private static string Quote(string text, string special)
    {
        StringBuilder quoted = new(text.Length);
        foreach (char letter in text)
        {
            if (letter < ' ' || letter == '\x7f' || special.Contains(letter))
                quoted.Append(CultureInfo.InvariantCulture, $"\\{(int)letter:X2}");
            else
                quoted.Append(letter);
        }
        return quoted.ToString();
    }
}
