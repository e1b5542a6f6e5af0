namespace Postfix.Dns;

/// <summary>Outcome of a DNS lookup.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Records">Records of the requested type; empty unless <see cref="DnsStatus.Found"/>.</param>
/// <param name="Reason">For log and delivery report when nothing was found, in Postfix's words.</param>
public sealed record DnsResult(DnsStatus Status, IReadOnlyList<DnsRecord> Records, string Reason = "")
{
    /// <summary>Seconds for which "does not exist" may be remembered, if the server said so.</summary>
    public uint? NegativeTimeToLive { get; init; }

    /// <summary>There are records.</summary>
    public bool IsFound => Status == DnsStatus.Found;

    /// <summary>The name server knows that there is nothing.</summary>
    public bool IsNotFound => Status is DnsStatus.NotFound or DnsStatus.NoSuchDomain;
}
