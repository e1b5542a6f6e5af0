namespace Postfix.Mail;

/// <summary>Content types that matter to a mail system; the rest is <see cref="Other"/>.</summary>
internal enum MimeType
{
    Other,
    Text,
    Message,
    MessageRfc822,
    MessageFragment,
    MessageGlobal,
    Multipart,
}
