using Postfix.Mail;
using Postfix.Mail.Notifications;

namespace Postfix.BounceServer;

/// <summary>
/// Writes the third part of a notification: the original message, or its headers, and the end of the notification.
/// </summary>
internal sealed class ReturnedMessage(NotificationFacts facts, NotificationKind kind, INotificationOutput output)
{
    /// <summary>Writes the part.</summary>
    /// <param name="original">The message; null when it is gone.</param>
    /// <param name="extent">How much of it was asked for.</param>
    /// <param name="sizeLimit">Of a larger message only the headers are returned: a piece would have broken MIME
    /// structure.</param>
    public void Write(OriginalMessage? original, ReturnFlags extent, int sizeLimit)
    {
        if (original is not null && (original.ContentBytes <= 0 || original.ContentBytes > sizeLimit))
            extent = ReturnFlags.Headers;
        WriteHeader(extent);
        if (original is null || original.ContentOffset == 0)
            output.Line("\t--- Undelivered message unavailable ---");
        else
            WriteMessage(original, extent);
        output.Line("");
        output.Line($"--{facts.Boundary}--");
    }

    private void WriteHeader(ReturnFlags extent)
    {
        bool isUndelivered = kind is NotificationKind.Failure or NotificationKind.Delay;
        string content = extent == ReturnFlags.Headers ? "Message Headers" : "Message";
        output.Line("");
        output.Line($"--{facts.Boundary}");
        output.Line($"Content-Description: {(isUndelivered ? "Undelivered " : "")}{content}");
        output.Line($"Content-Type: {ContentType(extent)}");
        if (facts.Is8Bit)
            output.Line($"Content-Transfer-Encoding: {facts.MimeEncoding}");
        output.Line("");
    }

    private string ContentType(ReturnFlags extent)
    {
        if (facts.IsSmtputf8Requested)
            return extent == ReturnFlags.Headers ? "message/global-headers" : "message/global";
        return extent == ReturnFlags.Headers ? "text/rfc822-headers" : "message/rfc822";
    }

    private void WriteMessage(OriginalMessage original, ReturnFlags extent)
    {
        output.Line($"Return-Path: <{facts.Sender}>");
        using RecordReader reader = original.OpenContent();
        try
        {
            CopyContent(reader, extent);
        }
        catch (CorruptRecordException)
        {
            // What came before the damage is better than nothing; whoever delivers the message has reported it.
            output.Line("");
        }
    }

    private void CopyContent(RecordReader reader, ReturnFlags extent)
    {
        bool atLineStart = true;
        while (reader.Read() && reader.Type is RecordType.Line or RecordType.ContinuedLine)
        {
            if (extent == ReturnFlags.Headers && atLineStart && !IsHeaderText(reader.Data))
                return;
            output.Content(reader.Type, reader.Data);
            atLineStart = reader.Type == RecordType.Line;
        }
    }

    private static bool IsHeaderText(ReadOnlySpan<byte> line) =>
        HeaderName.NameLength(line) > 0 || (!line.IsEmpty && line[0] is (byte)' ' or (byte)'\t');
}
