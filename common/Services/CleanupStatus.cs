namespace Postfix.Services;

/// <summary>What went wrong with a message in cleanup(8); a set of bits, 0 is success (contract: services.md, section 2).</summary>
[Flags]
public enum CleanupStatus
{
    /// <summary>The message is in the queue.</summary>
    Ok = 0,

    /// <summary>Malformed request or records.</summary>
    Bad = 1,

    /// <summary>The queue file could not be written.</summary>
    Write = 2,

    /// <summary>Over message_size_limit.</summary>
    Size = 4,

    /// <summary>Rejected by content checks.</summary>
    Content = 8,

    /// <summary>Too many Received: headers.</summary>
    Hops = 16,

    /// <summary>No recipients.</summary>
    Recipient = 64,

    /// <summary>A before-queue filter failed; used by smtpd(8) only.</summary>
    Proxy = 128,

    /// <summary>Temporary failure of content checks.</summary>
    Defer = 256,

    /// <summary>Refused by policy.</summary>
    Denied = 512,
}
