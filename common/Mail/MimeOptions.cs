namespace Postfix.Mail;

/// <summary>What a <see cref="MimeParser{TSink}"/> does besides telling headers from body.</summary>
[Flags]
public enum MimeOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Only the headers of the message itself are headers; all else is body.</summary>
    DisableMime = 1,

    /// <summary>Report headers that exceed the size limit.</summary>
    ReportTruncatedHeader = 2,

    /// <summary>Report 8-bit bytes in headers.</summary>
    Report8BitInHeader = 4,

    /// <summary>Report 8-bit bytes in content that is declared as 7-bit.</summary>
    Report8BitInBody = 8,

    /// <summary>Report multipart and message content with an encoding that RFC 2045 forbids there.</summary>
    ReportEncodingDomain = 16,

    /// <summary>Report too deep nesting.</summary>
    ReportNesting = 32,

    /// <summary>Turn 8-bit content into quoted-printable.</summary>
    Downgrade = 64,

    /// <summary>Report text that ends the message's own headers without an empty line.</summary>
    ReportNonEmptyEnd = 128,
}
