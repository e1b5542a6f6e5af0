namespace Postfix.Lookup.Interop;

/// <summary>Whether and how a client says who it is (ldap_table(5), "bind").</summary>
internal enum LdapBind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With name and password.</summary>
    Simple,

    /// <summary>With SASL.</summary>
    Sasl,
}
