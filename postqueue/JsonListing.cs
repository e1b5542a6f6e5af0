using System.Globalization;
using System.Text;
using Postfix.Cli;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Postqueue;

/// <summary>One JSON object per line and message (postqueue(1), "JSON OBJECT FORMAT").</summary>
internal sealed class JsonListing(Terminal terminal) : IQueueListing
{
    private bool _hasRecipients;

    public void BeginMessage(QueuedMessage message)
    {
        _hasRecipients = false;
        terminal.Write(string.Create(CultureInfo.InvariantCulture,
            $"{{\"queue_name\": {Quote(message.QueueName)}, \"queue_id\": {Quote(message.QueueId)}, "));
        terminal.Write(string.Create(CultureInfo.InvariantCulture,
            $"\"arrival_time\": {message.Arrival.ToUnixTimeSeconds()}, \"message_size\": {message.Size}, "));
        terminal.Write($"\"forced_expire\": {(message.IsForcedToExpire ? "true" : "false")}, ");
        terminal.Write($"\"sender\": {Quote(message.Sender)}, \"recipients\": [");
    }

    public void Add(QueuedRecipient recipient)
    {
        string separator = _hasRecipients ? ", " : "";
        string reason = recipient.Reason.Length > 0 ? $", \"delay_reason\": {Quote(recipient.Reason)}" : "";
        terminal.Write($"{separator}{{\"address\": {Quote(recipient.Address)}{reason}}}");
        _hasRecipients = true;
    }

    public void EndMessage() => terminal.WriteLine("]}");

    public void End() { }

    /// <summary>A string of RFC 8259 in which DEL is escaped too; what is not UTF-8 becomes a question mark.</summary>
    internal static string Quote(string text)
    {
        StringBuilder result = new("\"", text.Length + 2);
        foreach (char c in text)
        {
            string? escape = c switch
            {
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\\' => "\\\\",
                '"' => "\\\"",
                < ' ' or '\x7f' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => null,
            };
            if (escape is null)
                result.Append(c);
            else
                result.Append(escape);
        }
        return ByteText.Printable(result.Append('"').ToString());
    }
}
