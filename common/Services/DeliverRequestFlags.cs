namespace Postfix.Services;

/// <summary>What the queue manager asks of a delivery agent (contract: services.md, section 3); also a message's trace flags.</summary>
[Flags]
public enum DeliverRequestFlags
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Mark delivered recipients as done in the queue file.</summary>
    MarkSuccess = 1,

    /// <summary>Bounced recipients are marked; has no effect of its own.</summary>
    MarkBounce = 2,

    /// <summary>An address probe by the mail system: report to verify(8), deliver nothing.</summary>
    VerifyForSystem = 256,

    /// <summary><c>sendmail -bv</c>: report to the sender, deliver nothing.</summary>
    VerifyForUser = 512,

    /// <summary><c>sendmail -v</c>: report every delivery to the sender.</summary>
    Record = 1024,

    /// <summary>Look for a cached connection to this destination.</summary>
    ConnectionLoad = 2048,

    /// <summary>Keep the connection after use.</summary>
    ConnectionStore = 4096,

    /// <summary>The delayed notification was sent before.</summary>
    DelayRecorded = 8192,

    /// <summary>What a message gets that does not pass through an after-queue inspector.</summary>
    Default = MarkSuccess | MarkBounce,

    /// <summary>Any kind of verification instead of delivery.</summary>
    Verify = VerifyForSystem | VerifyForUser,
}
