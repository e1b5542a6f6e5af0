using Postfix.Config;

namespace Postfix.Tls;

/// <summary>Turns a cipher grade and exclusions into OpenSSL's cipher list (postconf(5), smtpd_tls_ciphers).</summary>
public static class CipherSelection
{
    /// <summary>The cipher list of a grade without the excluded ciphers.</summary>
    /// <param name="settings">Where the lists of the grades stand.</param>
    /// <param name="grade">high, medium, null; low and export mean medium (since Postfix 3.8).</param>
    /// <param name="exclusions">Names of ciphers or of cipher families.</param>
    /// <exception cref="TlsException">The grade is unknown, or an exclusion starts with an operator.</exception>
    public static string Compose(Settings settings, string grade, string exclusions)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grade);
        ArgumentNullException.ThrowIfNull(exclusions);
        string[] excluded = NameList.Split(exclusions);
        if (Array.Find(excluded, name => name[0] is '!' or '+' or '-' or '@') is { } faulty)
            throw new TlsException($"invalid unary '!+-@' in cipher exclusion: {faulty}");
        return string.Concat([ListOf(settings, grade), .. excluded.Select(name => ":!" + name)]);
    }

    private static string ListOf(Settings settings, string grade) => grade.ToLowerInvariant() switch
    {
        "high" => settings[TlsParameters.HighCipherlist],
        "medium" or "low" or "export" => settings[TlsParameters.MediumCipherlist],
        "null" => settings[TlsParameters.NullCipherlist],
        _ => throw new TlsException($"invalid cipher grade: \"{grade}\""),
    };
}
