using Postfix.Lookup;

namespace Postfix.Postconf;

/// <summary>Lists what the programs support: table types, locks, SASL plug-ins.</summary>
internal sealed class FeatureListing(PostconfOptions options, Listing output, Action<string> warn)
{
    /// <summary>Writes the list and returns the exit status.</summary>
    public int Run()
    {
        if (options.TlsDetail is { } mode)
        {
            // Without TLS in the programs there is nothing to show, as with a Postfix that is built without it.
            if (mode is not ("compile-version" or "run-version" or "public-key-algorithms"))
            {
                warn($"unknown 'postconf -T' mode: {mode}");
                return 1;
            }

            return 0;
        }

        IEnumerable<string> names =
            options.Has(Switches.LockTypes) ? ["flock", "fcntl", "dotlock"]
            : options.Has(Switches.ServerSaslTypes) ? ["cyrus", "dovecot"]
            : options.Has(Switches.ClientSaslTypes) ? ["cyrus"]
            : TableRegistry.Names;
        foreach (string name in names)
        {
            output.Write($"{name}\n");
        }

        return 0;
    }
}
