namespace Postfix.Lookup.Tables;

/// <summary>What an attribute means to an LDAP table.</summary>
internal enum LdapAttributeKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its values are results.</summary>
    Ordinary,

    /// <summary>Its values are names of other entries, or URLs.</summary>
    Special,

    /// <summary>Its values are results if the entry refers to no others.</summary>
    Leaf,

    /// <summary>Its values are all the results of the entry.</summary>
    Terminal,
}
