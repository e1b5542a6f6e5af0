using System.Text;
using Postfix.Cli;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Postqueue;

/// <summary>One JSON object per message and line (postqueue(1), "JSON OBJECT FORMAT").</summary>
internal sealed class JsonListing(Terminal terminal) : IListingFormat
{
    public void Print(QueuedMessage message, IEnumerable<QueuedRecipient> recipients)
    {
        terminal.Write($"{{\"queue_name\": {Quote(message.QueueName)}, \"queue_id\": {Quote(message.QueueId)}, "
            + $"\"arrival_time\": {message.Arrival.ToUnixTimeSeconds()}, \"message_size\": {message.Size}, "
            + $"\"forced_expire\": {(message.IsForcedToExpire ? "true" : "false")}, \"sender\": {Quote(message.Sender)}, \"recipients\": [");
        bool first = true;
        foreach (QueuedRecipient recipient in recipients)
        {
            terminal.Write(first ? "" : ", ");
            first = false;
            string reason = recipient.Reason.Length > 0 ? $", \"delay_reason\": {Quote(recipient.Reason)}" : "";
            terminal.Write($"{{\"address\": {Quote(recipient.Address)}{reason}}}");
        }
        terminal.WriteLine("]}");
    }

    public void End()
    {
    }

    // RFC 8259, section 7; text that is not UTF-8 must not break the reader.
    private static string Quote(string text)
    {
        string safe = ByteText.IsUtf8(text) ? text : ByteText.Printable(text);
        StringBuilder quoted = new("\"", safe.Length + 2);
        foreach (char c in safe)
        {
            _ = c switch
            {
                '"' or '\\' or '/' => quoted.Append('\\').Append(c),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append($"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }
}
