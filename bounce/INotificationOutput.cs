using Postfix.Mail;

namespace Postfix.BounceServer;

/// <summary>Where the header and body of a notification go.</summary>
internal interface INotificationOutput
{
    /// <summary>Adds one line of text; the newline is implied.</summary>
    void Line(string text);

    /// <summary>Adds a piece of the original message as it stands in the queue file.</summary>
    void Content(RecordType type, ReadOnlySpan<byte> data);
}
