using Postfix.Mail;
using Postfix.Smtp;
using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Content;

/// <summary>Content goes out as it is.</summary>
internal sealed class PlainContent(SmtpContentWriter writer) : IContentFilter
{
    public void Feed(RecordType type, ReadOnlySpan<byte> text)
    {
        if (type == RecordType.Line)
            writer.WriteLine(text);
        else
            writer.Write(text);
    }

    public Trouble? Finish() => null;
}
