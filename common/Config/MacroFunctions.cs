using System.Globalization;
using System.Text;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>The functions of the macro language, <c>${name{argument}}</c>: both convert domain names (postconf(5)).</summary>
internal static class MacroFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The function of this name, which has no result for what is no domain name; null when there is none.</summary>
    public static Func<string, string?>? Find(string name) => name switch
    {
        "domain_to_ascii" => DomainToAscii,
        "domain_to_utf8" => DomainToUtf8,
        _ => null,
    };

    /// <summary>The ASCII form. What is ASCII already stays as it is, except that it cannot be empty.</summary>
    private static string? DomainToAscii(string domain) => domain.Length > 0 && Ascii.IsValid(domain) ? domain : Convert(domain, ToAscii);

    /// <summary>The form for people, in lower case. What is no ASCII stays as it is, and so does nothing.</summary>
    private static string? DomainToUtf8(string domain) => domain.Length == 0 || !Ascii.IsValid(domain) ? domain : Convert(domain, ToUtf8);

    private static string? Convert(string domain, Func<string, string?> convert)
    {
        try
        {
            return convert(StrictUtf8.GetString(Encoding.Latin1.GetBytes(domain)));
        }
        catch (ArgumentException)
        {
            return null; // neither UTF-8 nor a name that IDNA has rules for
        }
    }

    private static string? ToAscii(string domain)
    {
        string ascii = new IdnMapping().GetAscii(domain);
        return domain.Split('.').All(IsLabel) && HostName.IsValid(ascii) ? ascii : null;
    }

    private static string? ToUtf8(string domain)
    {
        string unicode = new IdnMapping().GetUnicode(domain).ToLowerInvariant();
        return ToAscii(unicode) is null ? null : ByteText.FromUnicode(unicode);
    }

    /// <summary>Rules of UTS 46, section 4.1, that <see cref="IdnMapping"/> leaves to its users.</summary>
    private static bool IsLabel(string label) => label is not (['-', ..] or [.., '-']) && !label.Any(char.IsControl)
        && (label.Length == 0 || CharUnicodeInfo.GetUnicodeCategory(label, 0)
            is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark));
}
