using System.Globalization;
using Postfix.Config;
using Postfix.Text;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>OpenSSL's options as main.cf names them (tls_ssl_options, tls_disable_workarounds).</summary>
internal static class SslOptionNames
{
    /// <summary>The workarounds that are on by default: SSL_OP_ALL of OpenSSL 3.</summary>
    private const ulong AllWorkarounds = 1UL << 4 | SafariBug | 1UL << 11 | 1UL << 31;

    // Of browsers, and not wanted where an administrator looks at workarounds at all.
    private const ulong SafariBug = 1UL << 6;

    /// <summary>What other parameters decide: versions of the protocol, whose order of ciphers counts, how a session ends.</summary>
    private const ulong ManagedElsewhere = LibSsl.OP_IGNORE_UNEXPECTED_EOF | LibSsl.OP_CIPHER_SERVER_PREFERENCE
        | 1UL << 25 | 1UL << 26 | 1UL << 27 | 1UL << 28 | 1UL << 29;

    private static readonly Dictionary<string, ulong> s_options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LEGACY_SERVER_CONNECT"] = 1UL << 2,
        ["NO_TICKET"] = 1UL << 14,
        ["NO_SESSION_RESUMPTION_ON_RENEGOTIATION"] = 1UL << 16,
        ["NO_COMPRESSION"] = 1UL << 17,
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

    /// <summary>
    /// All workarounds but the disabled ones, the options, and no renegotiation: nobody needs it in the middle of a session, and it costs
    /// whoever must do it a lot. A word that is neither a name nor a hexadecimal number is passed over
    /// with a warning; bits of a number that are not for these parameters to set have no effect.
    /// </summary>
    public static ulong Combine(Settings settings, Action<string> warn)
    {
        ulong disabled = Parse(TlsParameters.DisableWorkarounds, s_workarounds);
        if (settings[TlsParameters.DisableWorkarounds].Length > 0)
            disabled |= SafariBug;
        return (AllWorkarounds & ~disabled) | LibSsl.OP_NO_RENEGOTIATION
            | (Parse(TlsParameters.SslOptions, s_options) & ~(AllWorkarounds | ManagedElsewhere));

        ulong Parse(Parameter<string> parameter, Dictionary<string, ulong> names)
        {
            ulong bits = 0;
            foreach (string word in Tokens.SplitList(settings[parameter]))
                if (names.TryGetValue(word, out ulong bit) || IsNumber(word, out bit))
                    bits |= bit;
                else
                    warn($"unknown {parameter.Name} value \"{word}\" in \"{settings[parameter]}\"");
            return bits;
        }
    }

    private static bool IsNumber(string word, out ulong bits)
    {
        bits = 0;
        return word.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && ulong.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits);
    }
}
