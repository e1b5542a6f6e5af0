namespace Postfix.Smtp;

/// <summary>
/// ESMTP features that <c>smtpd_discard_ehlo_keywords</c> and <c>smtp_discard_ehlo_keywords</c> can hide. The bits stand in the
/// order in which they are logged.
/// </summary>
[Flags]
public enum EhloKeywords
{
    /// <summary>Nothing is hidden.</summary>
    None = 0,

    /// <summary>8BITMIME (RFC 6152).</summary>
    EightBitMime = 1 << 0,

    /// <summary>AUTH (RFC 4954).</summary>
    Auth = 1 << 1,

    /// <summary>ETRN (RFC 1985).</summary>
    Etrn = 1 << 2,

    /// <summary>PIPELINING (RFC 2920).</summary>
    Pipelining = 1 << 3,

    /// <summary>SIZE (RFC 1870).</summary>
    Size = 1 << 4,

    /// <summary>XVERP (Postfix VERP_README).</summary>
    Xverp = 1 << 5,

    /// <summary>VRFY (RFC 5321).</summary>
    Vrfy = 1 << 6,

    /// <summary>XCLIENT (Postfix XCLIENT_README).</summary>
    Xclient = 1 << 7,

    /// <summary>XFORWARD (Postfix XFORWARD_README).</summary>
    Xforward = 1 << 8,

    /// <summary>STARTTLS (RFC 3207).</summary>
    StartTls = 1 << 9,

    /// <summary>ENHANCEDSTATUSCODES (RFC 2034).</summary>
    EnhancedStatusCodes = 1 << 10,

    /// <summary>DSN (RFC 3461).</summary>
    Dsn = 1 << 11,

    /// <summary>SMTPUTF8 (RFC 6531).</summary>
    Smtputf8 = 1 << 12,

    /// <summary>CHUNKING (RFC 3030).</summary>
    Chunking = 1 << 13,

    /// <summary>REQUIRETLS (RFC 8689).</summary>
    RequireTls = 1 << 14,

    /// <summary>Not a feature: hide the others without a log line.</summary>
    SilentDiscard = 1 << 15,
}
