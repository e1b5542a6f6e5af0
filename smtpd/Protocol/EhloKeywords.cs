namespace Postfix.Smtpd.Protocol;

/// <summary>
/// ESMTP features that <c>smtpd_discard_ehlo_keywords</c> can hide. The bits stand in the order in which they are logged.
/// </summary>
[Flags]
internal enum EhloKeywords
{
    None = 0,
    EightBitMime = 1 << 0,
    Auth = 1 << 1,
    Etrn = 1 << 2,
    Pipelining = 1 << 3,
    Size = 1 << 4,
    Xverp = 1 << 5,
    Vrfy = 1 << 6,
    Xclient = 1 << 7,
    Xforward = 1 << 8,
    StartTls = 1 << 9,
    EnhancedStatusCodes = 1 << 10,
    Dsn = 1 << 11,
    Smtputf8 = 1 << 12,
    Chunking = 1 << 13,
    RequireTls = 1 << 14,

    /// <summary>Not a feature: hide the others without a log line.</summary>
    SilentDiscard = 1 << 15,
}
