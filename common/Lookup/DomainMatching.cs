namespace Postfix.Lookup;

/// <summary>How a domain in a list or table matches its subdomains.</summary>
public enum DomainMatching
{
    /// <summary>"example.com" matches only itself; ".example.com" matches all subdomains.</summary>
    DotMatchesSubdomains,

    /// <summary>"example.com" matches itself and all subdomains.</summary>
    ParentMatchesSubdomains,
}
