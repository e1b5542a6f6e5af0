namespace Postfix.Mail;

/// <summary>Describes MIME violations to people.</summary>
public static class MimeErrorText
{
    /// <summary>Status code of a bounce for any of them.</summary>
    public const string Status = "5.6.0";

    /// <summary>The most serious of these violations.</summary>
    public static string Describe(MimeErrors errors) => (MimeErrors)((int)errors & -(int)errors) switch
    {
        MimeErrors.Nesting => "MIME nesting exceeds safety limit",
        MimeErrors.TruncatedHeader => "message header length exceeds safety limit",
        MimeErrors.EightBitInHeader => "improper use of 8-bit data in message header",
        MimeErrors.EightBitInBody => "improper use of 8-bit data in message body",
        MimeErrors.EncodingDomain => "invalid message/* or multipart/* encoding domain",
        MimeErrors.NonEmptyEnd => "primary header was terminated with non-empty line",
        _ => throw new ArgumentOutOfRangeException(nameof(errors)),
    };
}
