namespace Postfix.Sasl.Dovecot;

/// <summary>A mechanism of the authentication server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Properties">
/// What the server says about it: of a "No…" bit, that the mechanism is what the bit forbids; of the others, that it has the property.
/// </param>
internal sealed record DovecotMechanism(string Name, SaslSecurity Properties)
{
    private const SaslSecurity Wanted = SaslSecurity.ForwardSecrecy | SaslSecurity.MutualAuth;

    private const SaslSecurity Unwanted =
        SaslSecurity.NoPlaintext | SaslSecurity.NoActive | SaslSecurity.NoDictionary | SaslSecurity.NoAnonymous;

    /// <summary>Reads the fields of a MECH line; null when there is nothing in it for us.</summary>
    public static DovecotMechanism? Parse(ReadOnlySpan<string> fields)
    {
        if (fields is not [{ Length: > 0 } name, .. var words])
            return null;
        SaslSecurity properties = SaslSecurity.None;
        foreach (string word in words)
        {
            // For the mail system's own programs only.
            if (word.Equals("private", StringComparison.OrdinalIgnoreCase))
                return null;
            properties |= PropertyOf(word);
        }
        return new DovecotMechanism(name, properties);
    }

    /// <summary>Whether it is what a client's mechanism must be.</summary>
    public bool Satisfies(SaslSecurity demands) =>
        (Properties & demands & Unwanted) == 0 && (Properties & demands & Wanted) == (demands & Wanted);

    private static SaslSecurity PropertyOf(string word) => word.ToLowerInvariant() switch
    {
        "plaintext" => SaslSecurity.NoPlaintext,
        "active" => SaslSecurity.NoActive,
        "dictionary" => SaslSecurity.NoDictionary,
        "anonymous" => SaslSecurity.NoAnonymous,
        "forward-secrecy" => SaslSecurity.ForwardSecrecy,
        "mutual-auth" => SaslSecurity.MutualAuth,
        _ => SaslSecurity.None,
    };
}
