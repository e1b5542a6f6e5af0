namespace Postfix.Lookup;

/// <summary>Which tables a key may be tried against.</summary>
public enum KeyScope
{
    /// <summary>The complete search string: every table.</summary>
    Full,

    /// <summary>A piece of the search string (user, @domain, parent domain): tables with whole keys only, since patterns match substrings by accident.</summary>
    Partial,
}
