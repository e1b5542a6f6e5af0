using Postfix.Mail;
using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Content;

/// <summary>Stands between queue file and connection: passes content on, changed or not.</summary>
internal interface IContentFilter
{
    /// <summary>Takes a line or a part of one.</summary>
    void Feed(RecordType type, ReadOnlySpan<byte> text);

    /// <summary>The content is over. Says why it cannot be sent, null when all is well.</summary>
    Trouble? Finish();
}
