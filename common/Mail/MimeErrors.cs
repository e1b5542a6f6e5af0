namespace Postfix.Mail;

/// <summary>Violations of MIME that were asked for with <see cref="MimeOptions"/>; the lower the value, the more serious.</summary>
[Flags]
public enum MimeErrors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>More levels of multipart than allowed; deeper ones are taken as text.</summary>
    Nesting = 1,

    /// <summary>A header is longer than allowed; the rest is dropped.</summary>
    TruncatedHeader = 2,

    /// <summary>8-bit bytes in a header.</summary>
    EightBitInHeader = 4,

    /// <summary>8-bit bytes in 7-bit content.</summary>
    EightBitInBody = 8,

    /// <summary>Encoded multipart or message content.</summary>
    EncodingDomain = 16,

    /// <summary>The message's own headers end without an empty line.</summary>
    NonEmptyEnd = 32,
}
