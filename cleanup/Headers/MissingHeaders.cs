using System.Globalization;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Adds the headers that a message should have but has not (RFC 5322, section 3.6).</summary>
/// <param name="message">The message.</param>
/// <param name="output">Where headers go.</param>
/// <param name="options">Settings of headers.</param>
/// <param name="from">Makes From: headers.</param>
/// <param name="clock">Has the time zone of dates.</param>
/// <param name="log">Hears about Message-Ids.</param>
internal sealed class MissingHeaders(
    Message message, HeaderOutput output, HeaderOptions options, FromHeader from, TimeProvider clock, CleanupLog log)
{
    /// <summary>Adds what is missing after the headers that were seen.</summary>
    public void Write(HeaderStage headers)
    {
        bool adds = message.HeaderRule is not null || options.AlwaysAddMissing;
        HeadersSeen seen = headers.Seen;
        string resent = headers.IsResent ? "Resent-" : "";
        bool addsMessageId = adds && !seen.Contains(headers.IsResent ? HeaderKind.ResentMessageId : HeaderKind.MessageId);
        if (addsMessageId)
            WriteMessageId(resent);
        if (!seen.Contains(HeaderKind.MessageId) && (!addsMessageId || headers.IsResent))
            log.MessageId(message, "message-id", "<>"); // for tools that follow messages by this line
        if (!adds)
            return;
        if (!seen.Contains(headers.IsResent ? HeaderKind.ResentDate : HeaderKind.Date))
            output.Write($"{resent}Date: {MailDate.Format(message.Arrival ?? message.Created, clock)}");
        if (!seen.Contains(headers.IsResent ? HeaderKind.ResentFrom : HeaderKind.From))
            output.Write($"{resent}From: {from.Format(message.Sender ?? "", message.FullName ?? "")}");
        if (!seen.ContainsAny(HeaderKind.To, HeaderKind.ResentTo, HeaderKind.Cc, HeaderKind.ResentCc))
            WriteUndisclosedRecipients();
    }

    private void WriteMessageId(string resent)
    {
        // The queue id is unique within a second only, unless it is a long one.
        string time = options.LongQueueIds ? "" : message.Created.UtcDateTime.ToString("yyyyMMddHHmmss'.'", CultureInfo.InvariantCulture);
        string id = $"{time}{message.Id}@{options.HostName}";
        output.Write($"{resent}Message-Id: <{id}>");
        log.MessageId(message, $"{ByteText.LowerAscii(resent)}message-id", $"<{id}>");
    }

    private void WriteUndisclosedRecipients()
    {
        string header = options.UndisclosedRecipients;
        if (header.Length == 0)
            return;
        if (HeaderName.NameLength(ByteText.ToBytes(header)) > 0)
            output.Write(header);
        else
            log.BadConfiguration($"bad undisclosed_recipients_header header text \"{header}\" -- need \"headername: headervalue\"");
    }
}
