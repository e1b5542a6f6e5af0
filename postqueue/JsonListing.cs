using System.Globalization;
using Postfix.Cli;
using Postfix.Mail;
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
            $"{{\"queue_name\": {JsonText.Quote(message.QueueName)}, \"queue_id\": {JsonText.Quote(message.QueueId)}, "));
        terminal.Write(string.Create(CultureInfo.InvariantCulture,
            $"\"arrival_time\": {message.Arrival.ToUnixTimeSeconds()}, \"message_size\": {message.Size}, "));
        terminal.Write($"\"forced_expire\": {(message.IsForcedToExpire ? "true" : "false")}, ");
        terminal.Write($"\"sender\": {JsonText.Quote(message.Sender)}, \"recipients\": [");
    }

    public void Add(QueuedRecipient recipient)
    {
        string separator = _hasRecipients ? ", " : "";
        string original = recipient.OriginalAddress is { } address ? $"\"orig_address\": {JsonText.Quote(address)}, " : "";
        string reason = recipient.Reason.Length > 0 ? $", \"{ReasonName(recipient.LogClass)}\": {JsonText.Quote(recipient.Reason)}" : "";
        terminal.Write($"{separator}{{{original}\"address\": {JsonText.Quote(recipient.Address)}{reason}}}");
        _hasRecipients = true;
    }

    public void EndMessage() => terminal.WriteLine("]}");

    public void End() { }

    private static string ReasonName(string logClass) =>
        logClass == QueueName.Defer.Value ? "delay_reason" : logClass == QueueName.Bounce.Value ? "bounce_reason" : "other_reason";
}
