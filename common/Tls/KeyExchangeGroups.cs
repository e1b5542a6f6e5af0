using Postfix.Config;
using Postfix.Text;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>The groups for key exchange (tls_eecdh_auto_curves, tls_ffdhe_auto_groups).</summary>
internal static class KeyExchangeGroups
{
    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', ',', ':'];

    // What OpenSSL 3.0 to 3.4 take when they are left alone.
    private static readonly string[] s_usual =
        ["X25519", "prime256v1", "X448", "secp521r1", "secp384r1", "ffdhe2048", "ffdhe3072", "ffdhe4096", "ffdhe6144", "ffdhe8192"];

    /// <summary>
    /// Sets those of the groups that this OpenSSL knows. Choosing groups is tuning, all of them are strong enough: when it knows none,
    /// that is a warning, and the library chooses. The syntax of OpenSSL 3.5 ("?" marks a group that may be missing, "/" separates
    /// groups of different rank, DEFAULT stands for the library's choice) is understood for an older library, too.
    /// </summary>
    /// <exception cref="TlsException">OpenSSL takes each of the groups, but not all of them.</exception>
    public static void Apply(SslContextHandle context, Settings settings, Action<string> warn)
    {
        string all = $"{settings[TlsParameters.EecdhAutoCurves]} {settings[TlsParameters.FfdheAutoGroups]}";
        string[] names = all.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0 || TrySet(context, names))
            return;
        string[] known = [.. names.SelectMany(Translate).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => TrySet(context, name))];
        if (known.Length == 0)
            warn($"none of the key exchange groups \"{ByteText.Trim(all)}\" are supported, using OpenSSL default key exchange groups instead");
        else if (!TrySet(context, known))
            throw TlsException.FromLibrary($"failed to set up the key exchange groups \"{ByteText.Trim(all)}\": disabling TLS support");
        LibCrypto.ERR_clear_error();
    }

    private static IEnumerable<string> Translate(string name) => name == "DEFAULT"
        ? s_usual
        : name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(group => group.TrimStart('?'));

    private static bool TrySet(SslContextHandle context, params string[] names) =>
        LibSsl.SSL_CTX_ctrl_text(context, LibSsl.CTRL_SET_GROUPS_LIST, 0, string.Join(':', names)) > 0;
}
