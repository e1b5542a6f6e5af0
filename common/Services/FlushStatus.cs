namespace Postfix.Services;

/// <summary>flush(8)'s answers (contract: services.md, section 7).</summary>
public enum FlushStatus
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>It could not be done, or the service cannot be reached.</summary>
    Failed = -1,

    /// <summary>The request makes no sense.</summary>
    Bad = 3,

    /// <summary>The site is not in fast_flush_domains.</summary>
    Denied = 4,
}
