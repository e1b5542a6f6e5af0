namespace Postfix.Tls;

/// <summary>Lists of protocols and ciphers in a configuration (postconf(5), smtpd_tls_protocols, smtpd_tls_exclude_ciphers).</summary>
internal static class NameList
{
    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', ',', ':'];

    /// <summary>The names, which white space, commas and colons separate.</summary>
    public static string[] Split(string list) => list.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
}
