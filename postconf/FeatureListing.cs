using Postfix.Lookup;
using Postfix.Tls;

namespace Postfix.Postconf;

/// <summary>Lists what the programs support: table types, locks, SASL plug-ins, TLS.</summary>
internal sealed class FeatureListing(PostconfOptions options, Listing output, Action<string> warn)
{
    /// <summary>Writes the list and returns the exit status.</summary>
    public int Run()
    {
        IEnumerable<string>? names =
            options.TlsDetail is { } mode ? ListTls(mode)
            : options.Has(Switches.LockTypes) ? ["flock", "fcntl", "dotlock"]
            : options.Has(Switches.ServerSaslTypes) ? ["cyrus", "dovecot"]
            : options.Has(Switches.ClientSaslTypes) ? ["cyrus"]
            : TableRegistry.Names;
        if (names is null)
        {
            return 1;
        }

        foreach (string name in names)
        {
            output.Write($"{name}\n");
        }

        return 0;
    }

    /// <summary>Without the library there is nothing to tell, as with a Postfix that is built without TLS.</summary>
    private IEnumerable<string>? ListTls(string mode)
    {
        try
        {
            switch (mode)
            {
                case "compile-version" or "run-version": // the interface is that of all OpenSSL 3 libraries
                    return [TlsLibrary.Version];
                case "public-key-algorithms":
                    return TlsLibrary.PublicKeyAlgorithms;
                default:
                    warn($"unknown 'postconf -T' mode: {mode}");
                    return null;
            }
        }
        catch (TlsException error)
        {
            warn(error.Message);
            return [];
        }
    }
}
