namespace Postfix.Mail;

/// <summary>
/// Content-Transfer-Encoding. The first three are also <em>domains</em>: what the bytes are, after encoding if there is one.
/// </summary>
internal enum MimeEncoding
{
    SevenBit,
    EightBit,
    Binary,
    Base64,
    QuotedPrintable,
}
