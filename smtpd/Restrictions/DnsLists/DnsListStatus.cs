namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>Whether a DNS list has a name.</summary>
internal enum DnsListStatus
{
    /// <summary>The list could not be asked.</summary>
    Unknown,

    NotListed,

    Listed,
}
