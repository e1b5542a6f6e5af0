namespace Postfix.Dns;

/// <summary>How a question is asked; by default the name is taken as it is.</summary>
[Flags]
public enum DnsOptions
{
    /// <summary>The plain question.</summary>
    None = 0,

    /// <summary>Append the local domain to a name without a dot (RES_DEFNAMES).</summary>
    DefaultDomain = 1,

    /// <summary>Try the search list of resolv.conf (RES_DNSRCH).</summary>
    SearchDomains = 2,

    /// <summary>Ask for DNSSEC validation; records then tell whether they are secure.</summary>
    Dnssec = 4,
}
