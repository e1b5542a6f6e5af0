using System.Net;
using Postfix.Dns;
using Postfix.Logging;
using Postfix.Net;

namespace Postfix.SmtpClient.Destinations;

/// <summary>How servers are looked up, for all deliveries of this process.</summary>
internal sealed record FinderRules
{
    public required Log Log { get; init; }

    public required AddressOrder Order { get; init; }

    /// <summary>inet_protocols.</summary>
    public required InetProtocols Protocols { get; init; }

    /// <summary>The record types that fit the protocols.</summary>
    public required DnsRecordType[] AddressTypes { get; init; }

    /// <summary>smtp_host_lookup.</summary>
    public HostSources Sources { get; init; } = HostSources.Dns;

    /// <summary>smtp_dns_resolver_options, and DNSSEC if smtp_dns_support_level says so.</summary>
    public DnsOptions DnsOptions { get; init; }

    /// <summary>Domains have mail exchangers; without DNS, and for LMTP, there are hosts only.</summary>
    public bool LooksUpExchangers { get; init; } = true;

    /// <summary>
    /// A server with one of our addresses is us (SMTP); with LMTP, mail for this machine may well go to another program here.
    /// </summary>
    public bool DetectsLoops { get; init; } = true;

    /// <summary>Names that are not ASCII can be converted for the DNS.</summary>
    public bool HasInternationalNames { get; init; } = true;

    /// <summary>How they are converted.</summary>
    public IdnaMapping Mapping { get; init; }

    /// <summary>ignore_mx_lookup_error.</summary>
    public bool IgnoresExchangerFailure { get; init; }

    /// <summary>smtp_defer_if_no_mx_address_found.</summary>
    public bool DefersIfNoAddress { get; init; }

    /// <summary>smtp_cname_overrides_servername.</summary>
    public bool AliasOverridesName { get; init; }

    /// <summary>Whether this system, or a proxy for it, receives mail at an address.</summary>
    public required Func<IPAddress, bool> IsOwnAddress { get; init; }
}
