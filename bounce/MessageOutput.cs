using Postfix.Mail;
using Postfix.Services;

namespace Postfix.BounceServer;

/// <summary>A notification that becomes a new message.</summary>
internal sealed class MessageOutput(InternalMessage message) : INotificationOutput
{
    public void Line(string text) => message.Line(text);

    public void Content(RecordType type, ReadOnlySpan<byte> data) => message.Content(type, data);
}
