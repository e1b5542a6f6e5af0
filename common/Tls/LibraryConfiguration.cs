using Postfix.Config;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>Which of OpenSSL's configuration files applies (tls_config_file, tls_config_name).</summary>
internal static class LibraryConfiguration
{
    private const string Default = "default";
    private const string None = "none";

    // The system's file is optional, and what is wrong with it is none of our business.
    private const nuint DefaultFlags = LibCrypto.CONF_IGNORE_MISSING_FILE | LibCrypto.CONF_DEFAULT_SECTION
        | LibCrypto.CONF_IGNORE_RETURN_CODES | LibCrypto.CONF_SILENT;

    /// <summary>
    /// Has OpenSSL read its configuration; to be called before anything else is asked of it. It does so once per process, whatever
    /// later calls say. With the default settings it is left to do that by itself.
    /// </summary>
    /// <exception cref="TlsException">The file cannot be used.</exception>
    public static void Apply(Settings settings)
    {
        string file = settings[TlsParameters.ConfigFile];
        string name = settings[TlsParameters.ConfigName];
        if (file == Default && name.Length == 0)
            return;
        if (file is not (Default or None) && !file.StartsWith('/'))
            throw new TlsException($"non-default {TlsParameters.ConfigFile.Name} = {file} is not an absolute pathname, disabling TLS support");
        nint start = LibCrypto.OPENSSL_INIT_new();
        LibCrypto.OPENSSL_INIT_set_config_file_flags(start, file == Default ? DefaultFlags : 0);
        if (file.StartsWith('/'))
            LibCrypto.OPENSSL_INIT_set_config_filename(start, file);
        if (name.Length > 0)
            LibCrypto.OPENSSL_INIT_set_config_appname(start, name);
        int result = LibSsl.OPENSSL_init_ssl(file == None ? LibCrypto.INIT_NO_LOAD_CONFIG : 0, start);
        LibCrypto.OPENSSL_INIT_free(start);
        if (result <= 0)
            throw TlsException.FromLibrary($"error loading the '{(name.Length > 0 ? name : "global")}' settings from the {file} OpenSSL "
                + "configuration file, disabling TLS support");
    }
}
