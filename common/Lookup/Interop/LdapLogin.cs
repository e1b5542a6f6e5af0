namespace Postfix.Lookup.Interop;

/// <summary>How to connect to an LDAP server and who to be there (ldap_table(5)).</summary>
internal sealed record LdapLogin
{
    /// <summary>Whether and how to bind.</summary>
    public LdapBind Bind { get; init; }

    /// <summary>The name to bind with.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; init; } = "";

    /// <summary>SASL mechanisms, separated by blanks; empty for the library's choice.</summary>
    public string Mechanisms { get; init; } = "";

    /// <summary>SASL realm.</summary>
    public string Realm { get; init; } = "";

    /// <summary>Who to act as.</summary>
    public string Authorization { get; init; } = "";

    /// <summary>Whether to begin TLS on a plain connection.</summary>
    public bool StartsTls { get; init; }

    /// <summary>Whether referrals are followed.</summary>
    public bool FollowsReferrals { get; init; }

    /// <summary>How much the library tells of what it does; 0 for nothing.</summary>
    public int DebugLevel { get; init; }

    /// <summary>Longest wait for the connection and for each answer.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Options that are numbers.</summary>
    public IReadOnlyList<(LdapOption Option, int Value)> Numbers { get; init; } = [];

    /// <summary>What SASL has to offer at least; empty without SASL.</summary>
    public string SaslSecurity { get; init; } = "";

    /// <summary>Whether the server's certificate is looked at (LDAP_OPT_X_TLS_DEMAND and others).</summary>
    public int CertificateRequirement { get; init; }

    /// <summary>Options for TLS that are texts, with their parameters; empty ones are not set.</summary>
    public IReadOnlyList<(LdapOption Option, string Parameter, string Value)> TlsTexts { get; init; } = [];
}
