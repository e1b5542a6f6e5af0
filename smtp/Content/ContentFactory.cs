using Postfix.Delivery;
using Postfix.Services;
using Postfix.Smtp;

namespace Postfix.SmtpClient.Content;

/// <summary>Makes content senders for one request, one for each server that is tried.</summary>
internal sealed class ContentFactory(MessageContent message, DeliverRequest request, ContentRules rules)
{
    /// <param name="isDowngraded">8-bit content is to be converted to quoted-printable.</param>
    public ContentSender Create(bool isDowngraded) =>
        new(message, request.QueueId, rules.Heading.Compose(request), writer => Filter(writer, isDowngraded), rules);

    private IContentFilter Filter(SmtpContentWriter writer, bool isDowngraded) => isDowngraded || rules.Generic is not null
        ? new MimeContent(writer, rules.Generic, isDowngraded, rules.MimeLimits)
        : new PlainContent(writer);
}
