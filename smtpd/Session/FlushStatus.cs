namespace Postfix.Smtpd.Session;

/// <summary>What flush(8) says (contract: services.md, section 7).</summary>
internal enum FlushStatus
{
    Ok = 0,

    /// <summary>The request makes no sense to it.</summary>
    Bad = 3,

    /// <summary>The site is not in <c>fast_flush_domains</c>.</summary>
    Denied = 4,

    /// <summary>It failed or cannot be reached.</summary>
    Failed = -1,
}
