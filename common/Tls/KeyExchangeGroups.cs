using Postfix.Config;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>The groups for key exchange (tls_eecdh_auto_curves, tls_ffdhe_auto_groups).</summary>
internal static class KeyExchangeGroups
{
    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', ',', ':', '/'];

    /// <summary>
    /// Sets those of the groups that this OpenSSL knows. Lists in the syntax of OpenSSL 3.5 ("?" marks a group that may be
    /// missing, DEFAULT stands for the library's choice) leave the choice to an older library.
    /// </summary>
    /// <exception cref="TlsException">No group of the list is known.</exception>
    public static void Apply(SslContextHandle context, Settings settings)
    {
        string curves = settings[TlsParameters.EecdhAutoCurves];
        string all = $"{curves} {settings[TlsParameters.FfdheAutoGroups]}".Trim();
        string[] names = all.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0 || TrySet(context, all.Contains('?', StringComparison.Ordinal) ? all : string.Join(':', names)))
            return;
        string[] known = [.. names.Where(name => TrySet(context, name))];
        if (known.Length > 0)
            TrySet(context, string.Join(':', known));
        else if (!names.Any(name => name == "DEFAULT" || name[0] == '?'))
            throw TlsException.FromLibrary($"none of the key exchange groups \"{all}\" are supported: disabling TLS support");
        LibCrypto.ERR_clear_error();
    }

    private static bool TrySet(SslContextHandle context, string list) =>
        LibSsl.SSL_CTX_ctrl_text(context, LibSsl.CTRL_SET_GROUPS_LIST, 0, list) > 0;
}
