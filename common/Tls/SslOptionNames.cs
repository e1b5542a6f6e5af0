using System.Globalization;
using Postfix.Text;

namespace Postfix.Tls;

/// <summary>OpenSSL's options as main.cf names them (tls_ssl_options, tls_disable_workarounds).</summary>
internal static class SslOptionNames
{
    /// <summary>The workarounds that are on by default: SSL_OP_ALL of OpenSSL 3.</summary>
    private const ulong AllWorkarounds = 1UL << 4 | 1UL << 6 | 1UL << 11 | 1UL << 31;

    private static readonly Dictionary<string, ulong> s_options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NO_EXTENDED_MASTER_SECRET"] = 1UL << 0,
        ["LEGACY_SERVER_CONNECT"] = 1UL << 2,
        ["NO_TICKET"] = 1UL << 14,
        ["NO_SESSION_RESUMPTION_ON_RENEGOTIATION"] = 1UL << 16,
        ["NO_COMPRESSION"] = 1UL << 17,
        ["NO_ENCRYPT_THEN_MAC"] = 1UL << 19,
        ["ENABLE_MIDDLEBOX_COMPAT"] = 1UL << 20,
        ["PRIORITIZE_CHACHA"] = 1UL << 21,
        ["NO_RENEGOTIATION"] = 1UL << 30,
    };

    private static readonly Dictionary<string, ulong> s_workarounds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TLSEXT_PADDING"] = 1UL << 4,
        ["DONT_INSERT_EMPTY_FRAGMENTS"] = 1UL << 11,
        ["CRYPTOPRO_TLSEXT_BUG"] = 1UL << 31,
        ["LEGACY_SERVER_CONNECT"] = 1UL << 2,
        // Bugs that OpenSSL has forgotten.
        ["MICROSOFT_SESS_ID_BUG"] = 0,
        ["NETSCAPE_CHALLENGE_BUG"] = 0,
        ["NETSCAPE_REUSE_CIPHER_CHANGE_BUG"] = 0,
        ["CVE-2010-4180"] = 0,
        ["SSLREF2_REUSE_CERT_TYPE_BUG"] = 0,
        ["MICROSOFT_BIG_SSLV3_BUFFER"] = 0,
        ["MSIE_SSLV2_RSA_PADDING"] = 0,
        ["CVE-2005-2969"] = 0,
        ["SSLEAY_080_CLIENT_DH_BUG"] = 0,
        ["TLS_D5_BUG"] = 0,
        ["TLS_BLOCK_PADDING_BUG"] = 0,
        ["TLS_ROLLBACK_BUG"] = 0,
    };

    /// <summary>All workarounds but the disabled ones, and the options.</summary>
    /// <exception cref="TlsException">A name is unknown.</exception>
    public static ulong Combine(string disabledWorkarounds, string options) =>
        (AllWorkarounds & ~Parse("tls_disable_workarounds", disabledWorkarounds, s_workarounds))
        | Parse("tls_ssl_options", options, s_options);

    private static ulong Parse(string parameter, string list, Dictionary<string, ulong> names)
    {
        ulong bits = 0;
        foreach (string word in Tokens.SplitList(list))
            bits |= names.TryGetValue(word, out ulong bit) || IsNumber(word, out bit)
                ? bit
                : throw new TlsException($"unknown {parameter} value \"{word}\": disabling TLS support");
        return bits;
    }

    private static bool IsNumber(string word, out ulong bits)
    {
        bits = 0;
        return word.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && ulong.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits);
    }
}
